#!/usr/bin/env bash
# A sheet of goods of 50,000 rows, held against one of 5,000: how long it takes and how much memory the service has at most, while the
# sheet is checked and while it is written to a new store, as CSV and as XLSX. Limits: 12 times as long, 1.3 times the memory.
#
#   mvn package -DskipTests && bench/sheet.sh
#
# Honest about: memory is what is resident, and the embedded store keeps all that was written in memory too: of the writing the limit
# holds for sheet and store together. Two of three rows are products of their own, the third is a second pack; texts are all different.
# The sender runs on the same machine. Needs a JDK 25, curl and Python 3.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
deploy

goods() {
    python3 - "$1" "$2" <<'PYTHON'
import sys
rows, maker = int(sys.argv[1]), sys.argv[2]
print('Mã sản phẩm;Mã cơ sở;Tên sản phẩm;Nhóm hàng;Mô tả;Khối lượng tịnh;Bao bì;Giá (đồng);Hạn dùng;Thành phần')
for i in range(rows):
    of = i - 1 if i % 3 == 2 else i
    if of == i:
        print(f'hang-{of};{maker};Bột nghệ vàng số {of};Gia vị, bột nghệ;Nghệ trồng trên đồi {of}, phơi nắng, xay mịn, thơm đậm, '
              f'đóng gói tại xã, giao hàng toàn quốc, mẻ {of};200 g;Túi zip;{45000 + i};12 tháng;Nghệ vàng {of % 90 + 10} %; muối {of}'.replace('; muối', ', muối'))
    else:
        print(f'hang-{of};{maker};;;;0,5 kg;Hũ;{95000 + i};12 tháng;')
PYTHON
}
ask() { printf 'user = "admin:%s"\n' "$password" | curl -sS --fail-with-body -K - "$@"; }
maker() {
    local id
    id=$(ask -H 'Content-Type: application/json' -d '{"kind":"COOPERATIVE","name":"HTX Bảng Tính","phone":"0900000020",
        "address":{"printed":"Xã Tuyên Phú, tỉnh Quảng Trị","asOf":"2026-01-01"}}' "$url/api/cooperatives" |
        grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4)
    echo "$id"
}
# Sets $took, in ms, and $most, in MB; ends where a row was refused.
take() {
    local began watch
    began=$(now)
    (while :; do memory; sleep 0.1; done >"$folder/memory" 2>/dev/null) &
    watch=$!
    ask -H "Content-Type: $type" -T "$1" -X POST "$url/api/goods-sheet?apply=$2" >"$folder/answers"
    took=$(($(now) - began))
    kill "$watch" && wait "$watch" 2>/dev/null || true
    most=$(sort -n "$folder/memory" | tail -1)
    [ "$(grep -c '"outcome":"created"' "$folder/answers")" = "$3" ] || { tail -3 "$folder/answers"; exit 1; }
}
for form in csv xlsx; do
    for rows in 5000 50000; do
        serve_deployed "data-$form-$rows"
        goods "$rows" "$(maker)" >"$folder/goods.csv"
        type='text/csv'
        if [ "$form" = xlsx ]; then
            ask -H "Content-Type: $type" -T "$folder/goods.csv" -X POST -o "$folder/goods.xlsx" "$url/api/goods-sheet/answered"
            type='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
            end_service
            serve_deployed "data-$form-$rows"
        fi
        for apply in false true; do
            take "$folder/goods.$form" "$apply" "$rows"
            printf '%-5s %6d rows apply=%-5s %7d ms %5d MB\n' "$form" "$rows" "$apply" "$took" "$most"
            declare "took_${form}_${rows}_$apply=$took" "most_${form}_${rows}_$apply=$most"
        done
        end_service
    done
    for apply in false true; do
        little=took_${form}_5000_$apply much=took_${form}_50000_$apply
        against "$form apply=$apply: time of 50,000 by that of 5,000" "${!much}" "$((${!little} * 12))" ms
        little=most_${form}_5000_$apply much=most_${form}_50000_$apply
        against "$form apply=$apply: memory" "${!much}" "$((${!little} * 13 / 10))" MB
    done
done
