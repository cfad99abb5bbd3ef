package vn.sanvat.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.EmailAddress;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Phone;
import vn.sanvat.text.PlainText;
import vn.sanvat.web.Problem.Fault;
import vn.sanvat.web.json.InputText;

/** Gathers all that is wrong with a request, so that its sender hears of everything at once. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    public void add(String field, String vi, String en) {
        faults.add(new Fault(field, Localized.of(vi, en)));
    }

    /** @return the text made plain; a fault if it is blank or longer than allowed */
    public String text(String field, @Nullable String value, int maxLength) {
        var text = value == null ? "" : PlainText.of(value);
        if (text.isEmpty()) {
            add(field, field + " không được để trống", field + " must not be blank");
        }
        limit(field, text, maxLength);
        return text;
    }

    /** As {@link #text}, but blank means absent. */
    public @Nullable String optionalText(String field, @Nullable String value, int maxLength) {
        return value == null || PlainText.of(value).isEmpty() ? null : text(field, value, maxLength);
    }

    /** @return both texts made plain; a blank English one is absent */
    public Localized localized(String field, @Nullable Localized value, int maxLength) {
        return new Localized(
                text(field + ".vi", value == null ? null : value.vi(), maxLength),
                optionalText(field + ".en", value == null ? null : value.en(), maxLength));
    }

    public @Nullable Localized optionalLocalized(String field, @Nullable Localized value, int maxLength) {
        return value == null ? null : localized(field, value, maxLength);
    }

    /** As {@link #text}, of what is one line by its nature: a name, a number, an address. */
    public String line(String field, @Nullable String value, int maxLength) {
        return text(field, value == null ? null : PlainText.line(value), maxLength);
    }

    public @Nullable String optionalLine(String field, @Nullable String value, int maxLength) {
        return optionalText(field, value == null ? null : PlainText.line(value), maxLength);
    }

    public Localized localizedLine(String field, @Nullable Localized value, int maxLength) {
        return localized(field, value == null ? null : oneLine(value), maxLength);
    }

    public @Nullable Localized optionalLocalizedLine(String field, @Nullable Localized value, int maxLength) {
        return value == null ? null : localized(field, oneLine(value), maxLength);
    }

    private static Localized oneLine(Localized text) {
        return new Localized(PlainText.line(text.vi()), text.en() == null ? null : PlainText.line(text.en()));
    }

    /** @return as it is kept; a fault for what is no Vietnamese number, which it does not repeat: what stands there may be somebody's */
    public @Nullable String optionalPhone(String field, @Nullable String value) {
        if (value == null || PlainText.line(value).isEmpty()) {
            return null;
        }
        var number = Phone.parse(value);
        if (number.isEmpty()) {
            add(
                    field,
                    field + " phải là 0 và 9 chữ số, hoặc +84 và 9 chữ số",
                    field + " must be 0 and 9 digits, or +84 and 9 digits");
        }
        return number.orElse(null);
    }

    /** @return as it is kept; a fault for what is no address */
    public @Nullable String optionalEmail(String field, @Nullable String value) {
        if (value == null || PlainText.line(value).isEmpty()) {
            return null;
        }
        var address = EmailAddress.parse(value);
        if (address.isEmpty()) {
            add(
                    field,
                    field + " phải có dạng ten@mien.vn, không dấu và không có khoảng trắng",
                    field + " must look like name@domain.vn, in plain Latin letters and without spaces");
        }
        return address.orElse(null);
    }

    /** A fault if a number lies outside its limits, both of which are allowed. */
    public void range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            add(
                    field,
                    field + " là " + value + "; phải từ " + min + " đến " + max,
                    field + " is " + value + "; allowed are " + min + " to " + max);
        }
    }

    /** A fault if a list is longer than allowed. */
    public void count(String field, List<?> list, int max) {
        if (list.size() > max) {
            add(
                    field,
                    field + " có " + list.size() + " mục; nhiều nhất là " + max,
                    field + " has " + list.size() + " entries; at most " + max + " are allowed");
        }
    }

    public boolean none() {
        return faults.isEmpty();
    }

    /** @throws Problem invalid, with every fault, if there is one */
    public void refuse() {
        if (!none()) {
            throw new Problem(Problem.Kind.INVALID, faults);
        }
    }

    /** A fault if a text that came by a form or an address holds control characters or what could not be read; bodies of JSON are looked at already. */
    public void printable(String field, String text) {
        var fault = InputText.fault(text);
        if (fault != null) {
            add(field, field + " " + fault.vi(), field + " " + fault.in(Locale.ENGLISH));
        }
    }

    private void limit(String field, String text, int maxLength) {
        if (text.length() > maxLength) {
            add(
                    field,
                    field + " dài " + text.length() + " ký tự; nhiều nhất là " + maxLength,
                    field + " has " + text.length() + " characters; at most " + maxLength + " are allowed");
        }
    }
}
