package vn.sanvat.catalog.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.imports.ImportItem;
import vn.sanvat.web.Problem;

/**
 * Rows of one product that stand together.
 *
 * @param rows at least one
 * @param cooperative the maker that they name, or that who sends them acts for
 */
record SheetItem(List<SheetRow> rows, String cooperative) implements ImportItem {

    @Override
    public int line() {
        return rows.getFirst().number();
    }

    @Override
    public String code() {
        return rows.getFirst().code();
    }

    @Override
    public boolean codeMayBeId() {
        return true;
    }

    @Override
    public List<String> photos() {
        return List.of();
    }

    /**
     * What its rows make of a product.
     *
     * @param refusals of rows that are left out, by their number
     */
    record Judged(Product.Content content, Map<Integer, Problem> refusals) {}

    @Override
    public Product.Content content(Product.@Nullable Content now) {
        return judged(now).content();
    }

    /** A row at fault does not stop the others. @throws Problem invalid, if all are at fault */
    Judged judged(Product.@Nullable Content now) {
        if (now != null) {
            checkName(now);
        }
        try {
            return new Judged(edited(rows, now), Map.of());
        } catch (Problem together) {
            if (rows.size() == 1) {
                throw together;
            }
        }
        return oneByOne(now);
    }

    private Judged oneByOne(Product.@Nullable Content now) {
        var taken = new ArrayList<SheetRow>();
        var refusals = new LinkedHashMap<Integer, Problem>();
        Product.Content content = null;
        for (var row : rows) {
            taken.add(row);
            try {
                content = edited(taken, now);
            } catch (Problem refusal) {
                taken.removeLast();
                refusals.put(row.number(), refusal);
            }
        }
        if (content == null) {
            throw refusals.values().iterator().next();
        }
        return new Judged(content, refusals);
    }

    private Product.Content edited(List<SheetRow> some, Product.@Nullable Content now) {
        return ProductEdit.of(some, now, this::packId);
    }

    /** Each row for itself. */
    List<SheetItem> apart() {
        return rows.stream()
                .map(row -> new SheetItem(List.of(row), cooperative))
                .toList();
    }

    /** Without a code, two names that differ in their tones only would be one product. */
    private void checkName(Product.Content now) {
        var first = rows.getFirst();
        var name = first.text(SheetColumn.NAME);
        if (first.text(SheetColumn.CODE) == null
                && name != null
                && !name.equals(now.name().vi())) {
            throw Problem.conflict(
                    SheetColumn.CODE.path(),
                    "Đã có sản phẩm \"" + now.name().vi() + "\" với mã " + code()
                            + "; nếu là hàng khác hãy ghi một mã khác, nếu muốn đổi tên hãy ghi mã này",
                    "There is a product \"" + now.name().vi() + "\" with the code " + code()
                            + " already; write another code for other goods, or this one to rename it");
        }
    }
}
