"""What bench/database.sh does, which says how it is used."""

import base64, collections, http.client, json, os, re, secrets, shutil, signal, socket, subprocess, sys, tempfile, threading, time

JAVA, JAR = sys.argv[1], os.path.abspath(sys.argv[2])
ROUNDS, HANG_S = int(os.environ.get("ROUNDS", 3)), int(os.environ.get("HANG_S", 20))
SAMPLES = os.environ.get("SAMPLES", "yes") == "yes"
READ_LIMIT_S, WRITE_LIMIT_S, WRITERS, READERS = 3.0, 10.0, 4, 4
# What a loaded machine may add to a deadline.
SLACK_S = 0.5
FOLDER = tempfile.mkdtemp()
PASSWORD = secrets.token_hex(12)
failed = False


def expect(what, good, value=""):
    global failed
    failed = failed or not good
    print(f"  {'ok   ' if good else 'WRONG'} {what}{': ' if value != '' else ''}{value}", flush=True)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def until(condition, limit_s, step_s=0.05):
    end = time.time() + limit_s
    while not (done := condition()) and time.time() < end:
        time.sleep(step_s)
    return done


class Database:
    """Ours to kill, or somebody's by the commands that are named."""

    def __init__(self):
        self.process = None
        self.start_command = os.environ.get("DATABASE_START")
        if self.start_command:
            self.port = int(os.environ.get("DATABASE_PORT") or free_port())
            self.folder = os.path.join(FOLDER, "database")
            os.makedirs(self.folder)
            uri = os.environ.get("DATABASE_URI", "mongodb://127.0.0.1:$DATABASE_PORT/")
            self.uri = uri.replace("$DATABASE_PORT", str(self.port))
            self.start()
        else:
            self.uri = os.environ["SPRING_MONGODB_URI"]
        self.host, port = re.search(r"(?:@|//)([^/@,:]+)(?::(\d+))?", self.uri[self.uri.rfind("@") if "@" in self.uri else 0:]).groups()
        self.port = int(port or 27017)

    def start(self):
        if self.start_command:
            env = dict(os.environ, DATABASE_FOLDER=self.folder, DATABASE_PORT=str(self.port))
            log = open(os.path.join(FOLDER, "database.log"), "ab")
            self.process = subprocess.Popen(["sh", "-c", self.start_command], env=env, stdout=log, stderr=log)
            if not until(self.listens, 60):
                sys.exit("The database has not started:\n" + open(log.name).read()[-2000:])
        else:
            subprocess.run(os.environ["DATABASE_RESTART"], shell=True, check=True)

    def listens(self):
        with socket.socket() as s:
            return s.connect_ex(("127.0.0.1", self.port)) == 0

    def kill(self):
        self.signal(signal.SIGKILL, "DATABASE_KILL")
        if self.process:
            self.process.wait()

    def hang(self):
        self.signal(signal.SIGSTOP, "DATABASE_HANG")

    def wake(self):
        self.signal(signal.SIGCONT, "DATABASE_WAKE")

    def signal(self, number, command):
        if self.process:
            self.process.send_signal(number)
        else:
            subprocess.run(os.environ[command], shell=True, check=True)


class Service:
    def __init__(self, uri, database, *options):
        self.port = free_port()
        self.log = os.path.join(FOLDER, f"service-{self.port}.log")
        index = os.path.join(FOLDER, f"index-{self.port}")
        env = dict(os.environ, SPRING_MONGODB_URI=uri, SPRING_MONGODB_DATABASE=database, SANVAT_IDENTITY_ADMIN_PASSWORD=PASSWORD)
        command = [JAVA, "-Xmx400m", "--enable-native-access=ALL-UNNAMED", "-jar", JAR, f"--server.port={self.port}"]
        self.began = time.time()
        self.process = subprocess.Popen(
            command + [f"--sanvat.search.folder={index}", *options], cwd=FOLDER, env=env, stdout=open(self.log, "wb"), stderr=subprocess.STDOUT)

    def ready(self, limit_s=180):
        until(lambda: self.process.poll() is not None or self.get("/actuator/health/readiness")[0] == 200, limit_s)
        if self.process.poll() is not None:
            sys.exit("The service has ended:\n" + self.output()[-3000:])
        return time.time() - self.began

    def output(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def ask(self, method, path, body=None, headers=None):
        """The status, or 0 where none came in a minute, the answer and the seconds."""
        began = time.time()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            text = answer.read()
            return answer.status, text, time.time() - began, answer
        except (OSError, http.client.HTTPException) as broken:
            return 0, str(broken).encode(), time.time() - began, None
        finally:
            connection.close()

    def get(self, path):
        return self.ask("GET", path)

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        self.process.wait()


AUTHORIZATION = "Basic " + base64.b64encode(f"admin:{PASSWORD}".encode()).decode()


class Load:
    """Writers with keys, who send again until they know, and readers."""

    def __init__(self, service):
        self.service = service
        self.going = True
        self.lock = threading.Lock()
        self.statuses = {kind: collections.Counter() for kind in ("reads", "writes", "about", "liveness", "readiness")}
        self.longest = collections.Counter()
        self.longest_refusal = collections.Counter()
        self.acknowledged, self.unknown, self.unworded = set(), set(), set()
        works = [self.write] * WRITERS + [self.read] * READERS + [self.about, self.liveness, self.readiness]
        self.threads = [threading.Thread(target=self.loop, args=(work, n)) for n, work in enumerate(works)]
        for thread in self.threads:
            thread.start()

    def loop(self, work, number):
        n = 0
        while self.going:
            work(number, n)
            n += 1

    def note(self, kind, answer):
        status, text, seconds, _ = answer
        with self.lock:
            self.statuses[kind][status] += 1
            self.longest[kind] = max(self.longest[kind], seconds)
            if status != 200 and status != 201:
                self.longest_refusal[kind] = max(self.longest_refusal[kind], seconds)
            if status == 503 and kind in ("reads", "writes") and "trả lời" not in text.decode(errors="replace") and "answer" not in text.decode(errors="replace"):
                self.unworded.add(text[:200])
        return status

    def write(self, number, n):
        name = f"Hộ thử {secrets.token_hex(8)}"
        body = json.dumps({"kind": "HOUSEHOLD", "name": name, "pictures": [], "address": {
            "printed": "Thôn 1, xã Tuyên Phú, tỉnh Quảng Trị", "place": "18985@2025-07-01", "asOf": "2026-11-01"}})
        headers = {"Authorization": AUTHORIZATION, "Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(8)}
        # A key that was cut off is said to be unknown after a minute.
        end = time.time() + 75
        while time.time() < end:
            answer = self.service.ask("POST", "/api/cooperatives", body, headers)
            status = self.note("writes", answer)
            if status == 201:
                self.acknowledged.add(name)
                return
            if status == 409 and "Retry-After" not in answer[3].headers:
                break
            time.sleep(0.3)
        self.unknown.add(name)

    def read(self, number, n):
        path = ("/catalog?page=1&n=%s", "/api/cooperatives?size=5&n=%s", "/cooperative?page=1&n=%s")[n % 3] % secrets.token_hex(4)
        self.note("reads", self.service.get(path))

    def about(self, number, n):
        self.note("about", self.service.get("/about"))
        time.sleep(0.1)

    def liveness(self, number, n):
        self.note("liveness", self.service.get("/actuator/health/liveness"))
        time.sleep(0.1)

    def readiness(self, number, n):
        self.note("readiness", self.service.get("/actuator/health/readiness"))
        time.sleep(0.1)

    def end(self):
        self.going = False
        for thread in self.threads:
            thread.join()


def names(service):
    """Every maker's name, with how often it is there."""
    found, page = collections.Counter(), 1
    while True:
        status, text, _, _ = service.ask("GET", f"/api/cooperatives?page={page}&size=100", headers={"Authorization": AUTHORIZATION})
        if status != 200:
            sys.exit(f"The list answers {status}: {text[:300]}")
        items = json.loads(text)["items"]
        found.update(item["name"] for item in items)
        if len(items) < 100:
            return found
        page += 1


def outage(service, what, begin, end, lasts_s):
    """Under load: the database goes and comes back."""
    print(f"{what}:", flush=True)
    said = len(service.output())
    load = Load(service)
    time.sleep(3)
    begin()
    time.sleep(lasts_s)
    turned = load.statuses["readiness"][503] > 0
    end()
    back = time.time()
    well = until(lambda: service.get("/actuator/health/readiness")[0] == 200 and service.get("/catalog?n=" + secrets.token_hex(4))[0] == 200, 60)
    print(f"  well {time.time() - back:.1f} s after the database is back")
    time.sleep(3)
    load.end()
    for kind, statuses in load.statuses.items():
        print(f"  {kind:9} " + " ".join(f"{status}:{count}" for status, count in sorted(statuses.items())) + f", longest {load.longest[kind]:.2f} s")
    expect("every read is 200 or 503", set(load.statuses["reads"]) <= {200, 503})
    expect("every write is 201, 409 (its key is at work, or unknown) or 503", set(load.statuses["writes"]) <= {201, 409, 503})
    expect(f"no read waited for more than {READ_LIMIT_S} s to be refused", load.longest_refusal["reads"] <= READ_LIMIT_S + SLACK_S, f"{load.longest_refusal['reads']:.2f} s")
    expect(f"no write waited for more than {WRITE_LIMIT_S} s to be refused", load.longest_refusal["writes"] <= WRITE_LIMIT_S + SLACK_S, f"{load.longest_refusal['writes']:.2f} s")
    expect("each 503 says in words what is the matter", not load.unworded, load.unworded or "")
    expect("about and liveness are 200 throughout", set(load.statuses["about"]) | set(load.statuses["liveness"]) == {200})
    expect("readiness turned and came back", turned and bool(well))
    log = service.output()[said:].splitlines()
    count = lambda text: sum(text in line for line in log)
    expect("one line at its begin and one at its end", (count("The database is away"), count("The database is back")) == (1, 1),
           f"{count('The database is away')}, {count('The database is back')}")
    other = [line for line in log if re.search(r" (WARN|ERROR) ", line) and "The database is away" not in line]
    expect("no other line of WARN or ERROR, no stack trace", not other and not count("\tat "), "\n        ".join([str(len(other))] + other[:5]))
    there = names(service)
    lost, twins = load.acknowledged - set(there), [name for name, times in there.items() if times > 1 and "thử" in name]
    expect(f"of {len(load.acknowledged)} acknowledged writes are lost", not lost, len(lost))
    expect(f"twins, of these and of {len(load.unknown)} whose key says that nobody knows ({len(load.unknown & set(there))} of them are there)", not twins, len(twins))


def no_start(what, uri, words, *secret):
    service = Service(uri, "sanvat_bench", "--sanvat.sample.enabled=false")
    try:
        code = service.process.wait(90)
    except subprocess.TimeoutExpired:
        service.end(signal.SIGKILL)
        code = 0
    said = service.output()
    expect(f"{what}: ends with {code} after {time.time() - service.began:.1f} s and says", code != 0 and all(word in said for word in words),
           "\n        ".join(line for line in said.splitlines() if any(word in line for word in words)))
    expect("  no stack trace, no password", "\tat " not in said and "Caused by" not in said and not any(each in said for each in secret))


def starts(database):
    print("a start that cannot work:", flush=True)
    cannot = ("Không kết nối được máy chủ MongoDB", "Cannot reach the MongoDB server")
    secret = "never-said-" + secrets.token_hex(4)
    no_start("nobody listens", f"mongodb://u:{secret}@127.0.0.1:{free_port()}/", cannot, secret)
    no_start("no such host", f"mongodb://u:{secret}@nowhere.invalid:27017/", cannot, secret)
    login = re.match(r"mongodb(?:\+srv)?://([^:@/]+):([^@/]+)@", database.uri)
    if login:
        wrong = database.uri.replace(f":{login[2]}@", f":{secret}@")
        no_start("wrong password", wrong, ("không nhận tài khoản hoặc mật khẩu", "refuses the account or its password"), secret, login[2])
    else:
        print("  skipped: a wrong password, for the database has no login; DatabaseRefusesTests has that")


def samples(database):
    print("killed while the samples are loaded:", flush=True)
    prefix = "sanvat_bench_" + secrets.token_hex(3)
    whole = Service(database.uri, prefix)
    took = whole.ready()
    goods = whole.get("/sitemap.xml")[1].count(b"<loc>")
    whole.end()
    print(f"  undisturbed: ready after {took:.1f} s, {goods} addresses in the sitemap")
    for share in (0.45, 0.65, 0.85):
        name = f"{prefix}_{int(share * 100)}"
        killed = Service(database.uri, name)
        time.sleep(took * share)
        loaded = "sample goods are loaded" in killed.output()
        killed.end(signal.SIGKILL)
        following = Service(database.uri, name)
        again = following.ready()
        # It is ready at once; on a server the lease of the dead runs out first, for it may be alive.
        there = until(lambda: following.get("/sitemap.xml")[1].count(b"<loc>") == goods, 60)
        expect(f"killed after {took * share:.1f} s{' (when they were loaded)' if loaded else ''}: the next start is ready after", again <= 2 * took + 5, f"{again:.1f} s")
        expect(f"  with all the goods after {time.time() - following.began:.1f} s", bool(there), following.get("/sitemap.xml")[1].count(b"<loc>"))
        following.end()


database = None
service = None
try:
    database = Database()
    starts(database)
    service = Service(database.uri, os.environ.get("DATABASE_NAME", "sanvat_bench_" + secrets.token_hex(3)), "--sanvat.sample.enabled=false")
    print(f"started in {service.ready():.1f} s", flush=True)
    for number in range(ROUNDS):
        outage(service, f"the database is killed by -9 and started after 6 s, round {number + 1}", database.kill, database.start, 6)
    outage(service, f"the database hangs for {HANG_S} s", database.hang, database.wake, HANG_S)
    service.end()
    service = None
    if SAMPLES:
        samples(database)
finally:
    if service:
        service.process.kill()
    if database and database.process:
        database.process.send_signal(signal.SIGCONT)
        database.process.kill()
    if failed or os.environ.get("KEEP"):
        print("logs in " + FOLDER)
    else:
        shutil.rmtree(FOLDER, ignore_errors=True)
sys.exit(1 if failed else 0)
