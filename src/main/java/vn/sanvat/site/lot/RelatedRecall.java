package vn.sanvat.site.lot;

import vn.sanvat.trace.Lot;

/**
 * A recalled lot of the same maker that has something in common with another one, which is not recalled.
 *
 * @param common what it is that they have in common
 */
public record RelatedRecall(Lot lot, LotWords common) {}
