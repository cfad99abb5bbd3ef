package vn.sanvat.label;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Words as outlines: whoever makes or opens a picture needs no font, and gets the same letters everywhere. Be Vietnam Pro SemiBold,
 * drawn by {@code src/main/illustrations/lettering.mjs}.
 */
final class Lettering {

    private static final Map<Integer, Glyph> GLYPHS = read();
    private static final double UNITS_PER_EM = 1_000;
    private static final int OTHERWISE = '?';
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern STEP = Pattern.compile("([MLQZ])([^MLQZ]*)");

    private Lettering() {}

    /** @param outline commands of an SVG path, upwards from the line on which letters stand */
    private record Glyph(int advance, String outline) {}

    /** How wide a text is, in parts of its size. */
    static double width(String text) {
        return letters(text)
                .codePoints()
                .mapToDouble(letter -> glyph(letter).advance() / UNITS_PER_EM)
                .sum();
    }

    /**
     * Outlines that can be filled.
     *
     * @param x where the text begins
     * @param y of the line on which the letters stand
     * @param size of an em
     */
    static Path2D shape(String text, double x, double y, double size) {
        var shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = x;
        for (int letter : letters(text).codePoints().toArray()) {
            var glyph = glyph(letter);
            var outline = outline(glyph);
            var scale = size / UNITS_PER_EM;
            outline.transform(new AffineTransform(scale, 0, 0, -scale, at, y));
            shape.append(outline, false);
            at += glyph.advance() * scale;
        }
        return shape;
    }

    /** The same as elements of an SVG picture. */
    static String svg(String text, double x, double y, double size) {
        var scale = size / UNITS_PER_EM;
        var svg = new StringBuilder("<g transform=\"matrix(%s 0 0 -%s %s %s)\">"
                .formatted(rounded(scale, 5), rounded(scale, 5), rounded(x, 3), rounded(y, 3)));
        int at = 0;
        for (int letter : letters(text).codePoints().toArray()) {
            var glyph = glyph(letter);
            if (!glyph.outline().isEmpty()) {
                svg.append("<path transform=\"translate(").append(at).append(")\" d=\"");
                svg.append(glyph.outline()).append("\"/>");
            }
            at += glyph.advance();
        }
        return svg.append("</g>").toString();
    }

    private static String rounded(double number, int digits) {
        return BigDecimal.valueOf(number)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Of a letter that we have not drawn, the one without its marks; else a question mark. */
    private static Glyph glyph(int letter) {
        var known = GLYPHS.get(letter);
        if (known != null) {
            return known;
        }
        var plain = MARKS.matcher(Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD))
                .replaceAll("");
        var like = plain.isEmpty() ? null : GLYPHS.get(plain.codePointAt(0));
        return like == null ? Objects.requireNonNull(GLYPHS.get(OTHERWISE)) : like;
    }

    private static Path2D outline(Glyph glyph) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        var steps = STEP.matcher(glyph.outline());
        while (steps.find()) {
            var said = steps.group(2).isEmpty() ? new String[0] : steps.group(2).split("[, ]", -1);
            var at = new double[said.length];
            for (int i = 0; i < said.length; i++) {
                at[i] = Double.parseDouble(said[i]);
            }
            switch (steps.group(1)) {
                case "M" -> path.moveTo(at[0], at[1]);
                case "L" -> path.lineTo(at[0], at[1]);
                case "Q" -> path.quadTo(at[0], at[1], at[2], at[3]);
                default -> path.closePath();
            }
        }
        return path;
    }

    private static Map<Integer, Glyph> read() {
        try (InputStream in = Objects.requireNonNull(Lettering.class.getResourceAsStream("/label/lettering.txt"))) {
            var glyphs = new HashMap<Integer, Glyph>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(" ", 3))
                    .forEach(line -> glyphs.put(
                            Integer.parseInt(line[0], 16),
                            new Glyph(Integer.parseInt(line[1]), line.length < 3 ? "" : line[2])));
            return Map.copyOf(glyphs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
