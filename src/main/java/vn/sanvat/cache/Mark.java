package vn.sanvat.cache;

/**
 * How far the records had changed at a moment. An answer that was begun at a mark is good as long as the mark is the same.
 *
 * @param own writes of this process
 * @param others writes that other instances have announced
 * @param derived generations of what is made from the records afterwards
 * @param day of the epoch in Vietnam: on a new day, certificates and dates say something else
 */
record Mark(long own, long others, long derived, long day) {}
