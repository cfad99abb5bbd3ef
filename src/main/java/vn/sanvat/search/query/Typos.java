package vn.sanvat.search.query;

/** How far a typed word lies from one that exists, in slips of the finger. */
public final class Typos {

    /** Costs in tenths of a slip. */
    public static final int SLIP = 10;

    private static final int NEIGHBOURING_KEY = 7;
    private static final int SWAPPED = 8;
    private static final int DOUBLED = 7;
    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    private static final boolean[][] NEIGHBOURS = neighbours();

    private Typos() {}

    /** What may be forgiven in a word so long, in tenths of a slip: nothing in the shortest, which are all words. */
    public static int forgiven(int length) {
        return length <= 2 ? 0 : length <= 5 ? SLIP : 2 * SLIP;
    }

    /**
     * The cheapest way from one word to the other by leaving out, adding, mistaking and swapping letters; a letter is edited once.
     *
     * @param limit in tenths of a slip; what lies further off is not worked out
     * @return in tenths of a slip; more than the limit where it lies further off
     */
    static int cost(String typed, String meant, int limit) {
        int gap = Math.abs(typed.length() - meant.length());
        if (gap * DOUBLED > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[meant.length() + 1];
        int[] last = new int[meant.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j * SLIP;
        }
        for (int i = 1; i <= typed.length(); i++) {
            int[] row = new int[meant.length() + 1];
            row[0] = i * SLIP;
            int best = row[0];
            for (int j = 1; j <= meant.length(); j++) {
                row[j] = step(typed, meant, i, j, beforeLast, last, row);
                best = Math.min(best, row[j]);
            }
            if (best > limit) {
                return limit + 1;
            }
            beforeLast = last;
            last = row;
        }
        return last[meant.length()];
    }

    private static int step(String typed, String meant, int i, int j, int[] beforeLast, int[] last, int[] row) {
        char mine = typed.charAt(i - 1);
        char theirs = meant.charAt(j - 1);
        int cost = last[j - 1] + (mine == theirs ? 0 : near(mine, theirs) ? NEIGHBOURING_KEY : SLIP);
        boolean twice = i > 1 && typed.charAt(i - 2) == mine;
        boolean missed = j > 1 && meant.charAt(j - 2) == theirs;
        cost = Math.min(cost, last[j] + (twice ? DOUBLED : SLIP));
        cost = Math.min(cost, row[j - 1] + (missed ? DOUBLED : SLIP));
        boolean swapped = i > 1 && j > 1 && mine == meant.charAt(j - 2) && typed.charAt(i - 2) == theirs;
        return swapped && mine != theirs ? Math.min(cost, beforeLast[j - 2] + SWAPPED) : cost;
    }

    private static boolean near(char one, char other) {
        return one >= 'a' && one <= 'z' && other >= 'a' && other <= 'z' && NEIGHBOURS[one - 'a'][other - 'a'];
    }

    /** Side by side in a row, or touching in the next one, on a QWERTY keyboard. */
    private static boolean[][] neighbours() {
        var near = new boolean[26][26];
        for (int row = 0; row < ROWS.length; row++) {
            for (int at = 0; at < ROWS[row].length(); at++) {
                mark(near, row, at, row, at + 1);
                mark(near, row, at, row + 1, at);
                mark(near, row, at, row + 1, at - 1);
            }
        }
        return near;
    }

    private static void mark(boolean[][] near, int row, int at, int otherRow, int otherAt) {
        if (otherRow < ROWS.length && otherAt >= 0 && otherAt < ROWS[otherRow].length()) {
            int one = ROWS[row].charAt(at) - 'a';
            int other = ROWS[otherRow].charAt(otherAt) - 'a';
            near[one][other] = true;
            near[other][one] = true;
        }
    }
}
