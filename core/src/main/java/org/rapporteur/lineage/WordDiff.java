package org.rapporteur.lineage;

/** Word by word: how much of two sentences is the same, and whether what differs was replaced one for one. */
final class WordDiff {
    private int[] common = new int[64];
    private int[] edits = new int[64];
    private double identity;
    private double replaced;

    /** Computes both figures for two sentences. */
    void compare(Trace a, int sentenceA, Trace b, int sentenceB) {
        int startA = a.sentenceStart(sentenceA);
        int startB = b.sentenceStart(sentenceB);
        int n = a.sentenceLength(sentenceA);
        int m = b.sentenceLength(sentenceB);
        if (common.length <= m) {
            common = new int[m + 1];
            edits = new int[m + 1];
        }
        for (int j = 0; j <= m; j++) {
            common[j] = 0;
            edits[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            int word = a.word(startA + i - 1);
            int commonBefore = 0;
            int editsBefore = i - 1;
            edits[0] = i;
            for (int j = 1; j <= m; j++) {
                int commonAbove = common[j];
                int editsAbove = edits[j];
                if (word == b.word(startB + j - 1)) {
                    common[j] = commonBefore + 1;
                    edits[j] = editsBefore;
                } else {
                    common[j] = Math.max(commonAbove, common[j - 1]);
                    edits[j] = 1 + Math.min(editsBefore, Math.min(editsAbove, edits[j - 1]));
                }
                commonBefore = commonAbove;
                editsBefore = editsAbove;
            }
        }
        int longest = Math.max(n, m);
        identity = longest == 0 ? 0 : (double) common[m] / longest;
        // A replaced word costs two steps without replacement and one with it; an added or dropped word one either way.
        int changes = edits[m];
        replaced = changes == 0 ? 0 : (double) (n + m - 2 * common[m] - changes) / changes;
    }

    /** Words in common in the same order, as a share of the longer sentence. */
    double identity() {
        return identity;
    }

    /** Share of the changes that replace one word by one word, 0 if nothing changed. */
    double replaced() {
        return replaced;
    }
}
