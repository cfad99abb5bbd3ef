package vn.sanvat.search.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.Quantity.Unit;

/**
 * What is shown of a product in a list. It lies in the index, so that a search asks the database nothing.
 *
 * @param place the unit of the maker's address, as printed; absent where it is not known
 * @param placeNow what that unit is today; absent where it still is
 * @param photo the id of the leading picture
 * @param filmed whether there is a film about it
 * @param stockUntil the last day on which some lot is neither expired nor recalled; {@link LocalDate#MIN} where there is none
 */
// The form of the index is worked out from the names of the constants, so their numbers never meet constants that have
// moved.
@SuppressWarnings("EnumOrdinal")
public record Card(
        String id,
        Localized name,
        Category category,
        String cooperative,
        String cooperativeName,
        @Nullable String place,
        @Nullable String placeNow,
        @Nullable String photo,
        List<Size> packs,
        List<Certificate> certificates,
        @Nullable Season season,
        boolean filmed,
        LocalDate stockUntil) {

    /** One pack. */
    public record Size(String id, Quantity net, long priceVnd, boolean soldByWeight) {}

    /** A verified document, with the days on which it is valid. */
    public record Certificate(Kind kind, int stars, LocalDate from, LocalDate to) {
        public boolean validOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(id);
            out.writeUTF(name.vi());
            writeOptional(out, name.en());
            out.writeByte(category.ordinal());
            out.writeUTF(cooperative);
            out.writeUTF(cooperativeName);
            writeOptional(out, place);
            writeOptional(out, placeNow);
            writeOptional(out, photo);
            out.writeByte(packs.size());
            for (var pack : packs) {
                out.writeUTF(pack.id());
                out.writeUTF(pack.net().value().toPlainString());
                out.writeByte(pack.net().unit().ordinal());
                out.writeLong(pack.priceVnd());
                out.writeBoolean(pack.soldByWeight());
            }
            out.writeByte(certificates.size());
            for (var certificate : certificates) {
                out.writeByte(certificate.kind().ordinal());
                out.writeByte(certificate.stars());
                out.writeLong(certificate.from().toEpochDay());
                out.writeLong(certificate.to().toEpochDay());
            }
            out.writeByte(season == null ? 0 : season.fromMonth());
            out.writeByte(season == null ? 0 : season.toMonth());
            out.writeBoolean(filmed);
            out.writeLong(stockUntil.toEpochDay());
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail, but it did", e);
        }
        return bytes.toByteArray();
    }

    static Card read(byte[] bytes, int offset, int length) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
        return new Card(
                in.readUTF(),
                new Localized(in.readUTF(), readOptional(in)),
                Category.values()[in.readByte()],
                in.readUTF(),
                in.readUTF(),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                packs(in),
                certificates(in),
                season(in),
                in.readBoolean(),
                LocalDate.ofEpochDay(in.readLong()));
    }

    private static List<Size> packs(DataInputStream in) throws IOException {
        int count = in.readByte();
        var packs = new ArrayList<Size>(count);
        for (int i = 0; i < count; i++) {
            var id = in.readUTF();
            var net = new Quantity(new BigDecimal(in.readUTF()), Unit.values()[in.readByte()]);
            packs.add(new Size(id, net, in.readLong(), in.readBoolean()));
        }
        return packs;
    }

    private static List<Certificate> certificates(DataInputStream in) throws IOException {
        int count = in.readByte();
        var certificates = new ArrayList<Certificate>(count);
        for (int i = 0; i < count; i++) {
            var kind = Kind.values()[in.readByte()];
            int stars = in.readByte();
            certificates.add(new Certificate(
                    kind, stars, LocalDate.ofEpochDay(in.readLong()), LocalDate.ofEpochDay(in.readLong())));
        }
        return certificates;
    }

    private static @Nullable Season season(DataInputStream in) throws IOException {
        int from = in.readByte();
        int to = in.readByte();
        return from == 0 ? null : new Season(from, to);
    }

    private static void writeOptional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeUTF(text == null ? "" : text);
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        var text = in.readUTF();
        return text.isEmpty() ? null : text;
    }
}
