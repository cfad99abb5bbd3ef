package vn.sanvat.search.index;

import vn.sanvat.text.Localized;

/**
 * Where in a product a word was found, best first. Each has three sets of terms: exact words, folded words, folded pairs of words.
 */
public enum Field {
    NAME("n", 10, "tên", "name"),
    OTHER_NAME("m", 9, "tên tiếng Anh", "English name"),
    SHELF("g", 4, "nhóm hàng", "category"),
    CERTIFICATE("e", 4, "giấy chứng nhận", "certificate"),
    COOPERATIVE("c", 4, "cơ sở sản xuất", "maker"),
    INGREDIENT("i", 3, "thành phần", "ingredients"),
    TEXT("t", 1.5f, "mô tả", "description");

    /** Whole names of places; exact and folded. */
    static final String PLACE_EXACT = "px";

    static final String PLACE_FOLDED = "pf";

    /** Digits and letters that name one thing: GTINs, lots. */
    static final String CODE = "k";

    /** See {@code Sizes#term}. */
    static final String SIZE = "z";

    static final Localized PLACE_TITLE = Localized.of("địa danh", "place");
    static final Localized CODE_TITLE = Localized.of("mã", "code");

    private final String letter;
    private final float weight;
    private final Localized title;

    Field(String letter, float weight, String vi, String en) {
        this.letter = letter;
        this.weight = weight;
        this.title = Localized.of(vi, en);
    }

    String exact() {
        return letter + "x";
    }

    public String folded() {
        return letter + "f";
    }

    /** Pairs of neighbouring words, joined by {@code _}; a name begins with {@code ^} and ends with {@code $}. */
    public String pairs() {
        return letter + "b";
    }

    /** Pairs of neighbouring words exactly as written; of names only. */
    String exactPairs() {
        return letter + "y";
    }

    float weight() {
        return weight;
    }

    Localized title() {
        return title;
    }
}
