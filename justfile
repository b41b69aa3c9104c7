# Short names for daily work. `just` alone lists them. Every recipe is plain shell, so that it can
# also be typed by hand.
set shell := ["bash", "-euo", "pipefail", "-c"]

# List the recipes
default:
    @just --list --unsorted

# Serve the website at http://127.0.0.1:8080; a changed document shows at once
run *flags:
    cargo run -- serve {{flags}}

# Like run, and build again and restart when code, templates or migrations change
watch *flags:
    #!/usr/bin/env bash
    set -uo pipefail
    server='' known=''
    stop() { if [ -n "$server" ]; then kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; server=''; fi; }
    trap stop EXIT
    trap 'exit 130' INT TERM
    while true; do
        now=$(find src templates assets migrations Cargo.toml -type f -exec cksum {} + | sort)
        if [ "$now" != "$known" ]; then
            known=$now
            if binary=$(cargo build --bin weegwijs --message-format json-render-diagnostics | sed -nE 's/.*"executable":"([^"]+)".*/\1/p' | tail -1) && [ -n "$binary" ]; then
                stop
                "$binary" serve {{flags}} & server=$!
            fi
        fi
        sleep 1
    done

# Run the tests on SQLite, without a browser; with a word only those with it in their name
test word='':
    cargo test --locked {{word}}

# Check the documents of the library
check-content:
    cargo run --quiet -- check .

# Draw all pictures of the library on one PNG
contactsheet *flags:
    cargo run --quiet -- contactsheet . {{flags}}

# Format, and mend what clippy can mend by itself
fix:
    cargo fmt
    cargo clippy --all-targets --fix --allow-dirty --allow-staged

# Begin a symbol: symbols/<slug>.md, in which `just check-content` names what is still to be written
new-symbol slug:
    #!/usr/bin/env bash
    set -euo pipefail
    file=symbols/{{slug}}.md
    if [ -e "$file" ]; then echo "$file is there already"; exit 1; fi
    today=$(date +%F)
    cat >"$file" <<TEXT
    +++
    slug = "{{slug}}"
    soort = "symbool"
    naam = ""
    kort = ""
    ideologie = []
    stroming = []
    categorie = ""
    drager = []
    gevoeligheid = "open"
    zichtbaarheid = "openbaar"
    verwant = []

    [namen]
    aliassen = []
    codes = []
    tekens = []
    zoektermen = []

    [vorm]
    hoofdvorm = []
    kleuren = []

    [signaal]
    sterkte = "alleen-in-samenhang"
    vals_alarm = "middel"
    versterkt = []
    verzwakt = []

    [[andere_betekenissen]]
    betekenis = ""
    bij_wie = ""
    hoe_vaak = ""
    bron = "b1"

    [recht.nl]
    status = "niet-beoordeeld"
    peildatum = $today

    [afbeelding]
    wijze = "geen"

    [redactie]
    status = "concept"
    beoordeeld_op = $today
    herzien_voor = $today

    [[wijzigingen]]
    datum = $today
    soort = "nieuw"
    tekst = "Eerste versie."

    [[bronnen]]
    id = "b1"
    titel = ""
    uitgever = ""
    soort = ""
    taal = "nl"
    datum = "onbekend"
    geraadpleegd = $today
    url = ""

    [[bronnen]]
    id = "b2"
    titel = ""
    uitgever = ""
    soort = ""
    taal = "nl"
    datum = "onbekend"
    geraadpleegd = $today
    url = ""
    +++

    ## Wat zie je?

    ## Wat kan het nog meer zijn?

    ## Oorsprong

    ## Gebruik nu

    ## In Nederland

    ## Hoe weeg je dit?

    ## Wat doe je ermee?
    TEXT
    echo "$file"

# Begin a scenario: scenarios/<slug>/ with a head and three nodes
new-scenario slug:
    #!/usr/bin/env bash
    set -euo pipefail
    folder=scenarios/{{slug}}
    if [ -e "$folder" ]; then echo "$folder is there already"; exit 1; fi
    mkdir -p "$folder/knopen"
    millis=$(printf '%012x' "$(($(date +%s) * 1000))")
    chance=$(od -An -N10 -tx1 /dev/urandom | tr -d ' \n')
    cat >"$folder/scenario.toml" <<TEXT
    formaat = "weegwijs-scenario/1"
    id = "${millis:0:8}-${millis:8:4}-7${chance:0:3}-8${chance:3:3}-${chance:6:12}"
    slug = "{{slug}}"
    titel = ""
    samenvatting = ""
    taal = "nl"
    niveau = "basis"
    duur_minuten = 10
    start = "begin"
    fictie = true
    licentie = "CC-BY-4.0"
    herzien_voor = $(date +%F)
    doelgroep = []
    leerdoelen = []
    handreiking = []
    symbolen = []

    [[signaal]]
    id = "s-eerste"
    bron = ""
    aard = ""
    weegt = "beschermend"
    tekst = ""
    toelichting = ""
    TEXT
    cat >"$folder/knopen/begin.md" <<'TEXT'
    +++
    soort = "keuze"
    titel = ""
    onthult = ["s-eerste"]

    [[keuze]]
    id = "eerste"
    tekst = ""
    naar = "einde-een"
    gewicht = { vastleggen = 2 }
    terugkoppeling = ""

    [[keuze]]
    id = "tweede"
    tekst = ""
    naar = "einde-twee"
    gewicht = { vastleggen = 0 }
    terugkoppeling = ""
    +++
    TEXT
    for ending in een twee; do
        cat >"$folder/knopen/einde-$ending.md" <<'TEXT'
    +++
    soort = "einde"
    titel = ""
    uitkomst = "gemengd"
    +++

    ## Nabespreking
    TEXT
    done
    find "$folder" -type f

# Measure search and durable answers
bench name='*':
    cargo bench --bench '{{name}}'

# Everything that must pass: what CI runs, on SQLite and PostgreSQL and in a browser
ci:
    .ci/run
