#!/usr/bin/env bash
# Uses one harvest of 100 kg in fifty runs of 10 kg at once, over HTTP, and makes circles of runs at once. Prints what was answered,
# how much of the harvest is used by what is on record afterwards, and how long it took; ends with 1 if that is more than exists.
# usage: bench/runs.sh [rounds, default 5]   after mvn package -DskipTests
#
# Limits: ten of fifty are recorded, 100 kg used; of a circle of n runs n - 1 are recorded. Every other is answered 409 with the
# amounts, or 400 naming the circle. A 409 that asks to try again is counted apart; on a slow machine there may be some.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5}
. bench/service.sh
serve data
python3 - "$url" "$password" "$rounds" <<'PYTHON'
import base64, collections, concurrent.futures, json, sys, threading, time, urllib.error, urllib.request

url, password, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
login = 'Basic ' + base64.b64encode(('admin:' + password).encode()).decode()

def send(path, body=None):
    request = urllib.request.Request(url + path, None if body is None else json.dumps(body).encode(),
                                     {'Authorization': login, 'Content-Type': 'application/json'})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.load(refusal)

def event(type, id, step, **more):
    return {'type': type, 'eventID': id, 'sanvat:cooperative': maker, 'eventTime': '2026-01-08T07:00:00+07:00',
            'eventTimeZoneOffset': '+07:00', 'bizStep': step, **more}

def kg(name, amount):
    return {'epcClass': 'urn:sanvat:material:' + name, 'quantity': amount, 'uom': 'KGM'}

def run(id, source, amount, product):
    return event('TransformationEvent', 'urn:bench:' + id, 'grinding', inputQuantityList=[kg(source, amount)],
                 outputQuantityList=[kg(product, 1)])

def at_once(events):
    gate = threading.Barrier(len(events))
    def one(body):
        gate.wait()
        return send('/api/events', body)
    with concurrent.futures.ThreadPoolExecutor(len(events)) as pool:
        return list(pool.map(one, events))

def says(status, body):
    if status == 201:
        return '201'
    text = body['errors'][0]['en']
    kinds = {'kg are left of the': 'with the amounts', 'made of themselves': 'naming the circle', 'try again': 'asking to try again'}
    return str(status) + ' ' + next((kind for part, kind in kinds.items() if part in text), text)

status, made = send('/api/cooperatives', {'kind': 'COOPERATIVE', 'name': 'HTX đo tải', 'phone': '0912345678', 'pictures': [],
    'address': {'printed': 'Xã Tuyên Phú, Quảng Trị', 'asOf': '2026-01-01'}})
assert status == 201, made
maker = made['id']
good = True
for turn in range(rounds):
    material = 'harvest-%d' % turn
    status, answer = send('/api/events', event('ObjectEvent', 'urn:bench:harvest-%d' % turn, 'harvesting', action='ADD',
                                               quantityList=[kg(material, 100)]))
    assert status == 201, answer
    began = time.time()
    answers = at_once([run('%d-%d' % (turn, i), material, 10, 'powder-%d-%d' % (turn, i)) for i in range(50)])
    took = time.time() - began
    status, found = send('/api/events?epcClass=urn:sanvat:material:%s&size=96' % material)
    used = sum(part['quantity'] for one in found['items'] for part in one.get('inputQuantityList', []))
    print('50 runs at once: %s; %g kg used of 100, %.2f s' % (dict(collections.Counter(says(*a) for a in answers)), used, took))
    good &= used == 100
for length in (2, 3, 4, 7):
    answers = at_once([run('circle-%d-%d' % (length, i), 'of-%d-%d' % (length, i), 1, 'of-%d-%d' % (length, (i + 1) % length))
                       for i in range(length)])
    print('a circle of %d at once: %s' % (length, dict(collections.Counter(says(*a) for a in answers))))
    good &= sum(status == 201 for status, body in answers) == length - 1
sys.exit(0 if good else 1)
PYTHON
