package vn.sanvat.site;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Money;
import vn.sanvat.text.Phone;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.UnitPrice;

/**
 * Who reads a page: the language, and how things are said in it.
 *
 * @param chosen whether the address itself names the language
 * @param address path and query that were asked for, without the language; encoded
 */
public record Reader(Language language, boolean chosen, String address) {

    static Reader of(ServerHttpRequest request) {
        var address = UriComponentsBuilder.fromUri(request.getURI())
                .scheme(null)
                .host(null)
                .port(null)
                .fragment(null)
                .replaceQueryParam(Language.NAME)
                .build(true)
                .toUriString();
        return new Reader(Language.of(request), Language.chosen(request) != null, address);
    }

    public String say(Wording wording, Object... arguments) {
        var text = wording.text().in(language.locale());
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    public String say(Localized text) {
        return text.in(language.locale());
    }

    /** The {@code lang} attribute of a text that nobody has translated; none where the text is in the page's language. */
    public @Nullable String tongue(Localized text) {
        return language == Language.EN && text.en() == null ? Language.VI.tag() : null;
    }

    /** The {@code lang} attribute of names and addresses, which are Vietnamese on every page. */
    public @Nullable String vietnamese() {
        return language == Language.EN ? Language.VI.tag() : null;
    }

    public String day(LocalDate day) {
        return Dates.format(day);
    }

    public String day(Instant instant) {
        return Dates.format(instant.atZone(Dates.ZONE).toLocalDate());
    }

    public String price(long vnd) {
        return Money.format(vnd);
    }

    public String price(UnitPrice price) {
        return price.per() == Quantity.Unit.PIECE
                ? Money.format(price.vnd()) + "/" + say(FrameWords.PIECE)
                : price.format();
    }

    public String quantity(Quantity quantity) {
        return quantity.unit() == Quantity.Unit.PIECE
                ? quantity.format().replace(Quantity.Unit.PIECE.symbol(), say(FrameWords.PIECE))
                : quantity.format();
    }

    public String phone(String number) {
        return Phone.format(number);
    }

    public String phoneLink(String number) {
        return Phone.link(number);
    }

    /** The same page in a language. */
    public String in(Language other) {
        return address + (address.contains("?") ? "&" : "?") + Language.NAME + "=" + other.tag();
    }

    /** This page, as it wants to be found again. */
    public String self() {
        return chosen ? in(language) : address;
    }
}
