package vn.sanvat.place;

import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/**
 * An address as printed, and what its unit is called today.
 *
 * @param now such as {@code nay là xã Tuyên Phú, tỉnh Quảng Trị}; absent where the unit is as it was, or is not known
 */
public record AddressNow(Address address, @Nullable Localized now) {}
