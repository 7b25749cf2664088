package org.kelisim.portal.attachment;

import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.attachment.SafeFile;
import org.springframework.http.ContentDisposition;

/**
 * Hands an attachment to a browser. Promised: the answer never has a media type that the sender chose, runs nothing, and shows
 * in place only what by its first bytes is a JPEG, a PNG or a PDF, an image only of a size that a browser can bear. The
 * address is of this session alone; who asks is judged anew at each request.
 */
final class AttachmentFile implements DownloadHandler {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_START = 1 << 20;
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'self'; sandbox";

    private final transient AttachmentSource source;
    private final int index;
    private final boolean inPlace;

    private AttachmentFile(AttachmentSource source, int index, boolean inPlace) {
        this.source = source;
        this.index = index;
        this.inPlace = inPlace;
    }

    /** To be saved. */
    static AttachmentFile toSave(AttachmentSource source, int index) {
        return new AttachmentFile(source, index, false);
    }

    /** To be looked at in the page. */
    static AttachmentFile toShow(AttachmentSource source, int index) {
        return new AttachmentFile(source, index, true);
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        VaadinResponse response = event.getResponse();
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Content-Security-Policy", NOTHING);
        Optional<InputStream> bytes = opened(event);
        if (bytes.isEmpty()) {
            response.sendError(HttpStatusCode.NOT_FOUND.getCode(), "");
            return;
        }
        try (InputStream in = bytes.get()) {
            answer(response, in);
        }
    }

    private Optional<InputStream> opened(DownloadEvent event) {
        event.getSession().lock();
        try {
            return source.read(index);
        } finally {
            event.getSession().unlock();
        }
    }

    private void answer(VaadinResponse response, InputStream in) throws IOException {
        byte[] start = in.readNBytes(inPlace ? LONGEST_START : 0);
        FileKind kind = FileKind.of(Arrays.copyOf(start, Math.min(start.length, FileKind.FIRST)));
        if (inPlace && !canBeShown(kind, start)) {
            response.sendError(HttpStatusCode.UNSUPPORTED_MEDIA_TYPE.getCode(), "");
            return;
        }
        var described = source.described().get(index);
        response.setHeader(
                "Content-Disposition",
                (inPlace ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(SafeFile.name(described.name()), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setContentType(inPlace ? kind.mediaType() : FileKind.OTHER.mediaType());
        response.setHeader("Content-Length", Long.toString(described.size()));
        new SequenceInputStream(new ByteArrayInputStream(start), in).transferTo(response.getOutputStream());
    }

    static boolean canBeShown(FileKind kind, byte[] start) {
        return switch (kind) {
            case JPEG, PNG ->
                ImageSize.of(kind, start).filter(ImageSize::isShowable).isPresent();
            case PDF -> true;
            case TEXT, OTHER -> false;
        };
    }
}
