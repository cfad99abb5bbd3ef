package vn.sanvat.publish;

/**
 * How a platform refers to an offer that it has accepted.
 *
 * @param id the platform's own
 * @param url where people, or at least officers, see it there
 */
public record RemoteReference(String id, String url) {}
