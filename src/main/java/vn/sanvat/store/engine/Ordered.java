package vn.sanvat.store.engine;

/** An index by whose order documents can be found. */
interface Ordered {

    Entries entries();
}
