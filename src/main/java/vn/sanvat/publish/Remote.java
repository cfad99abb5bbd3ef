package vn.sanvat.publish;

/**
 * What a platform calls an offer.
 *
 * @param id the platform's own
 * @param url where people, or at least officers, see it there
 */
public record Remote(String id, String url) {}
