//! HTTP over a socket: as much as the stories about the program itself need.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::{Question, Reply};

const PATIENCE: Duration = Duration::from_secs(20);

pub(super) async fn ask(server: SocketAddr, question: Question) -> Reply {
    let reply = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(server)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let Question { method, address, headers, body } = question;
        let mut head =
            format!("{method} {address} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
        for (name, value) in headers {
            head.extend([name.as_str(), ": ", &value, "\r\n"]);
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        stream.write_all(&body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok::<_, std::io::Error>(bytes)
    });
    read(&reply.await.unwrap().unwrap())
}

fn read(bytes: &[u8]) -> Reply {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("an answer has a head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("an answer has a status");
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(k, v)| (k.to_owned(), v.to_owned()));
    (status, headers.collect(), bytes[end + 4..].to_vec())
}
