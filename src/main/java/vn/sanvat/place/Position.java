package vn.sanvat.place;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.sanvat.web.Faults;

/**
 * A point on the ground, in degrees of WGS 84.
 *
 * @param latitude -90 to 90, north of the equator is positive
 * @param longitude -180 to 180, east of Greenwich is positive
 */
public record Position(double latitude, double longitude) {

    /** A hand's breadth on the ground. */
    private static final int DECIMALS = 6;

    private static final int MAX_LATITUDE = 90;
    private static final int MAX_LONGITUDE = 180;

    /** @param field the name of the position, under which faults are told */
    public void check(String field, Faults faults) {
        check(field + ".latitude", latitude, MAX_LATITUDE, faults);
        check(field + ".longitude", longitude, MAX_LONGITUDE, faults);
    }

    /** @return such as {@code 17.793600,106.012100}, as maps read it */
    public String joined() {
        return plain(latitude) + "," + plain(longitude);
    }

    private static String plain(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    // The value is not repeated: a position may be where somebody lives.
    private static void check(String field, double degrees, int max, Faults faults) {
        if (!(Math.abs(degrees) <= max)) {
            faults.add(
                    field,
                    field + " tính bằng độ, phải từ -" + max + " đến " + max,
                    field + " is in degrees; allowed are -" + max + " to " + max);
        }
    }

    /** Positions never reach a log. */
    @Override
    public String toString() {
        return "Position";
    }
}
