package vn.sanvat.cache;

/** What is made from the records a little after they were written, and shown: an index. Answers that were made from its former state are stale. */
public interface DerivedData {

    /** Another number whenever what can be read from it has changed. */
    long generation();
}
