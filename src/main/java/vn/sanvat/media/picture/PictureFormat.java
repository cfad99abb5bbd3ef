package vn.sanvat.media.picture;

/** The formats that are accepted, by the names that ImageIO knows them by. */
enum PictureFormat {
    JPEG("jpeg"),
    PNG("png"),
    WEBP("webp");

    private final String imageIoName;

    PictureFormat(String imageIoName) {
        this.imageIoName = imageIoName;
    }

    String imageIoName() {
        return imageIoName;
    }
}
