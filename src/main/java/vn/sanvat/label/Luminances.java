package vn.sanvat.label;

import com.google.zxing.LuminanceSource;

/** A drawing as ZXing's reader takes it. */
final class Luminances extends LuminanceSource {

    /** Rows of 0 (black) to 255 (white), all of one length. */
    private final byte[][] rows;

    Luminances(byte[][] rows) {
        super(rows[0].length, rows.length);
        this.rows = rows;
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        return rows[y].clone();
    }

    @Override
    public byte[] getMatrix() {
        var matrix = new byte[getWidth() * getHeight()];
        for (int y = 0; y < rows.length; y++) {
            System.arraycopy(rows[y], 0, matrix, y * getWidth(), getWidth());
        }
        return matrix;
    }
}
