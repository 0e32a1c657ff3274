package org.rapporteur.desk.newsroom;

/**
 * How the newsroom works.
 *
 * @param windowDays reports published further apart are neither compared nor put into one story
 * @param threads reports read at once
 */
public record NewsroomOptions(int windowDays, int threads) {
    /**
     * 14 days, as the stories were measured with (docs/results/story-stream.md); a thread for each core.
     */
    public static NewsroomOptions standard() {
        return new NewsroomOptions(14, Math.max(1, Runtime.getRuntime().availableProcessors()));
    }
}
