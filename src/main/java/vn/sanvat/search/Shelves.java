package vn.sanvat.search;

import vn.sanvat.catalog.Category;

/** What people call a whole shelf of the catalog. Words that name one of several goods on it are left out: not every spice is turmeric. */
final class Shelves {

    private Shelves() {}

    static String words(Category category) {
        return switch (category) {
            case SPICES -> "gia vị, spices";
            case GRAINS -> "ngũ cốc, lương thực, grains";
            case FISH -> "thủy sản, hải sản, seafood, fish";
            case MEAT -> "gia cầm, thịt, meat, poultry";
            case HONEY -> "mật ong, honey";
            case OILS -> "dầu mỡ, dầu ăn, cooking oil";
            case VEGETABLES -> "rau củ, nông sản, đồ khô, vegetables";
            case SWEETS -> "bánh kẹo, bánh mứt, đồ ăn vặt, sweets, snacks";
            case DRINKS -> "đồ uống, nước uống, giải khát, trà, drinks, beverages, tea";
            case CRAFTS -> "thủ công, đồ thủ công, thủ công mỹ nghệ, quà lưu niệm, crafts, handicraft, souvenirs";
            case OTHER -> "";
        };
    }
}
