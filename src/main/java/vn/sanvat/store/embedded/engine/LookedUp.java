package vn.sanvat.store.embedded.engine;

import org.jspecify.annotations.Nullable;

/** An index that can be looked up by the value of its first field. */
interface LookedUp {

    /** Whether every document that has this value in this field, as the engine matches it, has an entry that begins with it. */
    boolean answers(String field, @Nullable Object value);

    Entries entries();
}
