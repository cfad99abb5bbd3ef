package vn.sanvat.search.facet;

/** What goods are filtered and counted by; the name is that of the field. */
public enum Facet {
    CATEGORY,
    COOPERATIVE,
    PLACE,
    PRICE,
    SEASON,
    CERTIFICATE,
    STOCK;

    /** The season of what is to be had all the year: one value in place of twelve. */
    public static final String ALL_YEAR = "all";
}
