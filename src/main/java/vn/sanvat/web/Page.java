package vn.sanvat.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param page counted from 1
 * @param size asked for, 1..100
 * @param total of all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public static final int MAX_SIZE = 100;

    /** Which page of a list is asked for. */
    public record Request(int page, int size) {

        public static final int MAX_PAGE = 1_000_000;

        public Request {
            if (page < 1 || page > MAX_PAGE) {
                throw Problem.invalid(
                        "page",
                        "page là " + page + "; phải từ 1 đến " + MAX_PAGE,
                        "page is " + page + "; allowed are 1 to " + MAX_PAGE);
            }
            if (size < 1 || size > MAX_SIZE) {
                throw Problem.invalid(
                        "size",
                        "size là " + size + "; phải từ 1 đến " + MAX_SIZE,
                        "size is " + size + "; allowed are 1 to " + MAX_SIZE);
            }
        }

        public long offset() {
            return (long) (page - 1) * size;
        }
    }

    /** @throws Problem not found, naming the last page, if the page lies beyond the end; page 1 always exists */
    public static <T> Page<T> of(List<T> items, long total, Request request) {
        var page = new Page<>(items, request.page(), request.size(), total);
        if (request.page() > page.pages()) {
            throw Problem.notFound(
                    "page",
                    "Không có trang " + request.page() + "; danh sách có " + page.pages() + " trang",
                    "There is no page " + request.page() + "; the list has " + page.pages()
                            + (page.pages() == 1 ? " page" : " pages"));
        }
        return page;
    }

    /** Of a list that is at hand as a whole. @throws Problem not found as {@link #of} */
    public static <T> Page<T> among(List<T> all, Request request) {
        var items = all.stream().skip(request.offset()).limit(request.size()).toList();
        return of(items, all.size(), request);
    }

    /** The number of pages, at least 1. */
    @JsonProperty
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), page, size, total);
    }
}
