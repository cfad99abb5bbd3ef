package vn.sanvat.search.index;

/** How far the tone marks of a query are to be believed: many type none, and phones put in wrong ones. */
enum ToneMarkTrust {
    /** There are none: every word that folds alike is meant. */
    NONE,
    /** Just these words are meant. */
    TRUSTED,
    /** Just these words first, then those that fold alike. */
    FORGIVEN
}
