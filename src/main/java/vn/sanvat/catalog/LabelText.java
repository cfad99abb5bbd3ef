package vn.sanvat.catalog;

import static com.fasterxml.jackson.annotation.Nulls.AS_EMPTY;

import com.fasterxml.jackson.annotation.JsonSetter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/** What the law and good sense want on a label, beside name, net quantity and dates. */
public record LabelText(
        @JsonSetter(nulls = AS_EMPTY) List<Ingredient> ingredients,
        @Nullable Localized use,
        @Nullable Localized storage,
        @Nullable Localized warnings,
        @JsonSetter(nulls = AS_EMPTY) List<Localized> allergens,
        @Nullable Localized material,
        @Nullable Localized origin) {

    /** An empty one, for who sends none. */
    public LabelText() {
        this(List.of(), null, null, null, List.of(), null, null);
    }

    /** @param percent of the whole, more than 0, at most 100; needed where the product's name names the ingredient */
    public record Ingredient(Localized name, @Nullable BigDecimal percent) {}
}
