//! Pictures of symbols: a drawing or a letter card goes in, a raster with an educational frame
//! comes out, blurred where the entry asks for it. The source of a drawing never leaves. The icon of
//! the website comes out without a frame.

mod icon;
mod lettering;
mod picture;
mod sheet;

pub use icon::{IconShape, icon};
pub use lettering::can_letter;
pub use picture::{Format, Frame, ImageError, Motif, Size, render};
pub use sheet::{Cell, contact_sheet};
