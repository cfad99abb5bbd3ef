package vn.sanvat.catalog;

/**
 * A pack and the product that it is of.
 *
 * @param pack as approved last; as it is drafted where it never was
 */
public record PackOfProduct(Product product, Pack pack) {}
