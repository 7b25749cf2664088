package org.kelisim.portal.print;

import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;

/** A notice's PDF, made anew for each request, after who asks was judged and the reading recorded. */
final class PaperFile implements DownloadHandler {

    private static final long serialVersionUID = 1L;
    private static final String POLICY =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final transient Supplier<Optional<byte[]>> pdf;
    private final String name;
    private final boolean inPlace;

    /** @param name of the file, made of safe characters only */
    PaperFile(Supplier<Optional<byte[]>> pdf, String name, boolean inPlace) {
        this.pdf = pdf;
        this.name = name;
        this.inPlace = inPlace;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        AtomicReference<Optional<byte[]>> made = new AtomicReference<>(Optional.empty());
        event.getUI().accessSynchronously(() -> made.set(pdf.get()));
        VaadinResponse response = event.getResponse();
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Content-Security-Policy", POLICY);
        if (made.get().isEmpty()) {
            response.sendError(HttpStatusCode.NOT_FOUND.getCode(), "");
            return;
        }
        byte[] bytes = made.get().get();
        response.setHeader(
                "Content-Disposition",
                (inPlace ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setContentType("application/pdf");
        response.setHeader("Content-Length", Long.toString(bytes.length));
        response.getOutputStream().write(bytes);
    }
}
