package vn.sanvat.catalog.sheet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.sheet.file.SheetLine;
import vn.sanvat.web.Problem;

/**
 * Some rows that are taken together; those of one product that follow each other are never parted.
 *
 * @param refused rows that cannot be read, by their number
 */
record SheetBatch(List<SheetLine> lines, List<SheetItem> items, Map<Integer, Problem> refused) {

    /** A round trip and a commit are shared by many. */
    private static final int ROWS = 400;

    /** More rows of one product than packs that it may have are parted all the same. */
    private static final int MAX_ROWS = 2 * ROWS;

    /** Cuts the rows of a sheet, as they come. */
    static Iterator<SheetBatch> cut(Iterator<SheetLine> lines, RowReader reader) {
        return new Iterator<>() {

            private @Nullable SheetLine ahead;

            @Override
            public boolean hasNext() {
                return ahead != null || lines.hasNext();
            }

            @Override
            public SheetBatch next() {
                var some = new ArrayList<SheetLine>();
                if (ahead != null) {
                    some.add(ahead);
                    ahead = null;
                }
                while (lines.hasNext()) {
                    var line = lines.next();
                    if (some.size() >= ROWS && (some.size() >= MAX_ROWS || !reader.sameProduct(some.getLast(), line))) {
                        ahead = line;
                        break;
                    }
                    some.add(line);
                }
                return of(some, reader);
            }
        };
    }

    private static SheetBatch of(List<SheetLine> lines, RowReader reader) {
        var refused = new LinkedHashMap<Integer, Problem>();
        var items = new ArrayList<SheetItem>();
        var together = new ArrayList<SheetRow>();
        String maker = "";
        for (var line : lines) {
            try {
                var row = reader.read(line);
                var itsMaker = reader.maker(row);
                if (!together.isEmpty()
                        && !(maker.equals(itsMaker) && together.getLast().code().equals(row.code()))) {
                    items.add(new SheetItem(List.copyOf(together), maker));
                    together.clear();
                }
                together.add(row);
                maker = itsMaker;
            } catch (Problem refusal) {
                refused.put(line.number(), refusal);
            }
        }
        if (!together.isEmpty()) {
            items.add(new SheetItem(List.copyOf(together), maker));
        }
        return new SheetBatch(lines, items, refused);
    }
}
