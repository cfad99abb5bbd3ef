package vn.sanvat.catalog.sheet;

import static vn.sanvat.catalog.sheet.SheetColumn.ALLERGENS;
import static vn.sanvat.catalog.sheet.SheetColumn.CATEGORY;
import static vn.sanvat.catalog.sheet.SheetColumn.DESCRIPTION;
import static vn.sanvat.catalog.sheet.SheetColumn.DESCRIPTION_EN;
import static vn.sanvat.catalog.sheet.SheetColumn.FILM;
import static vn.sanvat.catalog.sheet.SheetColumn.INGREDIENTS;
import static vn.sanvat.catalog.sheet.SheetColumn.MATERIAL;
import static vn.sanvat.catalog.sheet.SheetColumn.NAME;
import static vn.sanvat.catalog.sheet.SheetColumn.NAME_EN;
import static vn.sanvat.catalog.sheet.SheetColumn.ORIGIN;
import static vn.sanvat.catalog.sheet.SheetColumn.SEASON;
import static vn.sanvat.catalog.sheet.SheetColumn.STORAGE;
import static vn.sanvat.catalog.sheet.SheetColumn.USE;
import static vn.sanvat.catalog.sheet.SheetColumn.WARNINGS;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.DraftRules;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product.Content;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;

/**
 * Lays the rows of a sheet over what a product says. A cell that is blank, or says what stands there already, changes nothing; a pack
 * that has no row stays; what has no column stays.
 */
final class ProductEdit {

    /** Where the name of goods that come to be is missing; refused before it is kept. */
    private static final Localized NOTHING = Localized.vietnamese("");

    private final @Nullable Content now;
    private final Map<SheetColumn, SheetRow> said = new EnumMap<>(SheetColumn.class);
    private final List<Pack> packs;
    private final List<String> newKeys = new ArrayList<>();
    private final Faults faults = new Faults();

    private ProductEdit(@Nullable Content now) {
        this.now = now;
        this.packs = new ArrayList<>(now == null ? List.of() : now.packs());
    }

    /**
     * @param now what the product says; null for one that comes to be
     * @param newId the id of a new pack, for what tells it from the others
     * @throws Problem invalid, with all that is wrong, each fault at its field
     */
    static Content of(List<SheetRow> rows, @Nullable Content now, Function<String, String> newId) {
        var edit = new ProductEdit(now);
        rows.forEach(edit::take);
        return edit.checked(newId);
    }

    private void take(SheetRow row) {
        for (var column : row.texts().keySet()) {
            if (!column.ofPack()) {
                take(row, column);
            }
        }
        if (row.ofPack()) {
            new PackEdit(row, faults).over(packs, newKeys);
        }
    }

    /** Two rows that say two things of one product are a question, not an order. */
    private void take(SheetRow row, SheetColumn column) {
        var before = said.putIfAbsent(column, row);
        if (before != null && !Objects.equals(before.text(column), row.text(column))) {
            faults.add(
                    column.path(),
                    column.title().vi() + " khác với dòng " + before.number() + " của cùng sản phẩm",
                    column.title().en() + " differs from row " + before.number() + " of the same product");
        }
    }

    private Content checked(Function<String, String> newId) {
        var content = content();
        int known = packs.size() - newKeys.size();
        var checked = valid(content);
        return checked.withPacks(IntStream.range(0, packs.size())
                .mapToObj(i -> i < known
                        ? checked.packs().get(i)
                        : checked.packs().get(i).withId(free(newKeys.get(i - known), newId)))
                .toList());
    }

    /** All faults at once: those of cells that cannot be read, and those of what they say. */
    private Content valid(Content content) {
        var checked = content;
        try {
            checked = DraftRules.checked(content, now == null ? List.of() : now.packs());
        } catch (Problem refusal) {
            refusal.faults().forEach(this::add);
        }
        faults.refuse();
        return checked;
    }

    private void add(Problem.Fault fault) {
        faults.add(
                Objects.requireNonNullElse(fault.field(), ""),
                fault.says().vi(),
                fault.says().in(Locale.ENGLISH));
    }

    private String free(String key, Function<String, String> newId) {
        var id = newId.apply(key);
        for (int i = 2; taken(id); i++) {
            id = newId.apply(key + " #" + i);
        }
        return id;
    }

    private boolean taken(String id) {
        return packs.stream().anyMatch(pack -> pack.id().equals(id));
    }

    private Content content() {
        var before = now == null
                ? new Content(NOTHING, Category.OTHER, NOTHING, new LabelText(), List.of(), List.of(), null, null)
                : now;
        return new Content(
                twoTexts(NAME, NAME_EN, before.name()),
                category(before.category()),
                twoTexts(DESCRIPTION, DESCRIPTION_EN, before.description()),
                label(before.label()),
                List.copyOf(packs),
                before.photos(),
                season(before.season()),
                says(FILM) ? (empties(FILM) ? null : text(FILM)) : before.film());
    }

    private LabelText label(LabelText before) {
        return new LabelText(
                says(INGREDIENTS)
                        ? LabelCells.ingredients(textOrNone(INGREDIENTS), before.ingredients())
                        : before.ingredients(),
                optional(USE, before.use()),
                optional(STORAGE, before.storage()),
                optional(WARNINGS, before.warnings()),
                says(ALLERGENS) ? LabelCells.texts(textOrNone(ALLERGENS), before.allergens()) : before.allergens(),
                optional(MATERIAL, before.material()),
                optional(ORIGIN, before.origin()));
    }

    private Category category(Category before) {
        if (!says(CATEGORY)) {
            if (now == null) {
                missing(CATEGORY);
            }
            return before;
        }
        return LabelCells.category(text(CATEGORY)).orElseGet(() -> {
            faults.add(
                    CATEGORY.path(),
                    CATEGORY.title().vi() + " là \"" + text(CATEGORY) + "\"; được dùng: "
                            + LabelCells.categories(Localized.VIETNAMESE),
                    CATEGORY.title().en() + " is \"" + text(CATEGORY) + "\"; allowed are: "
                            + LabelCells.categories(Locale.ENGLISH));
            return before;
        });
    }

    private @Nullable Season season(@Nullable Season before) {
        if (!says(SEASON) || empties(SEASON)) {
            return says(SEASON) ? null : before;
        }
        return LabelCells.season(text(SEASON)).orElseGet(() -> {
            faults.add(
                    SEASON.path(),
                    SEASON.title().vi() + " là \"" + text(SEASON) + "\"; hãy ghi như \"tháng 5 đến tháng 8\"",
                    SEASON.title().en() + " is \"" + text(SEASON) + "\"; write such as \"month 5 to month 8\"");
            return before;
        });
    }

    /** What must be there in Vietnamese, with a column for each language. */
    private Localized twoTexts(SheetColumn vi, SheetColumn en, Localized before) {
        if (empties(vi)) {
            missing(vi);
        }
        return new Localized(
                says(vi) && !empties(vi) ? text(vi) : before.vi(),
                says(en) ? (empties(en) ? null : text(en)) : before.en());
    }

    /** A text of which the sheet has the Vietnamese only: once that is another, the English one says what was. */
    private @Nullable Localized optional(SheetColumn column, @Nullable Localized before) {
        if (!says(column)) {
            return before;
        }
        return empties(column) ? null : LabelCells.same(text(column), before == null ? List.of() : List.of(before));
    }

    private boolean says(SheetColumn column) {
        return said.containsKey(column) && !saysAsNow(column);
    }

    /** In either language: a sheet may have been given out in English. */
    private boolean saysAsNow(SheetColumn column) {
        var content = now;
        return content != null
                && (text(column).equals(column.text(content, null, Localized.VIETNAMESE))
                        || text(column).equals(column.text(content, null, Locale.ENGLISH)));
    }

    private boolean empties(SheetColumn column) {
        var row = said.get(column);
        return row != null && row.empties(column);
    }

    private String text(SheetColumn column) {
        return Objects.requireNonNull(Objects.requireNonNull(said.get(column)).text(column));
    }

    private String textOrNone(SheetColumn column) {
        return empties(column) ? "" : text(column);
    }

    private void missing(SheetColumn column) {
        faults.add(
                column.path(),
                column.title().vi() + " không được để trống",
                column.title().en() + " must not be blank");
    }
}
