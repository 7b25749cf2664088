package org.kelisim.exchange.part;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.StoredDispatch;
import org.kelisim.exchange.handover.Visible;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.OwnDispatch;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.exchange.web.Shares;
import org.kelisim.identity.SystemCaller;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.storage.DocumentStore;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code PUT, HEAD, GET /v1/dispatches/{id}/parts/{sha384}} (docs/spec/exchange.md, "Attachments"). One chunk of each that
 * is under way is in memory, so only so many are.
 */
@RestController
class PartController {
    private static final String PATH = "/v1/dispatches/{id}/parts/{sha384}";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Receiver receiver;
    private final Parts parts;
    private final Uploads uploads;
    private final Chunks chunks;
    private final Archive archive;
    private final Visible visible;
    private final InstantSource clock;
    private final Shares uploading = new Shares(8, 3, PATIENCE);
    private final Shares downloading = new Shares(12, 4, PATIENCE);

    PartController(
            Receiver receiver,
            Parts parts,
            DocumentStore store,
            Archive archive,
            Visible visible,
            InstantSource clock) {
        this.receiver = receiver;
        this.parts = parts;
        this.uploads = new Uploads(store);
        this.chunks = new Chunks(store);
        this.archive = archive;
        this.visible = visible;
        this.clock = clock;
    }

    @PutMapping(PATH)
    ResponseEntity<byte[]> upload(
            @AuthenticationPrincipal SystemCaller caller,
            @PathVariable String id,
            @PathVariable String sha384,
            @RequestHeader(name = "Content-Range", required = false) @Nullable String contentRange,
            HttpServletRequest request)
            throws IOException {
        PartName name = new PartName(OwnDispatch.id(caller, id), digest(sha384));
        Piece piece = Piece.brought(contentRange, request.getContentLengthLong());
        if (isHere(name)) {
            return answer(200, name, piece.size(), piece.size());
        }
        if (archive.dispatch(name.dispatch()).isPresent()) {
            throw Problem.CONFLICT.exception("The dispatch is accepted; no attachment can be added to it.");
        }
        try (Shares.Share share = uploading.take(caller.party(), 1)) {
            long here = receiver.receive(name, piece, request.getInputStream());
            return answer(here == piece.size() ? 201 : 202, name, here, piece.size());
        }
    }

    private boolean isHere(PartName name) {
        return parts.find(name, it -> it.isFresh(clock.instant())).isPresent();
    }

    private static ResponseEntity<byte[]> answer(int status, PartName name, long here, long size) {
        return Answers.json(
                status,
                CanonicalJson.object()
                        .put("id", name.id().hex())
                        .put("received", here)
                        .put("size", size));
    }

    /** For the sender, before the dispatch is accepted, also how far an upload got. */
    @RequestMapping(path = PATH, method = RequestMethod.HEAD)
    ResponseEntity<Void> look(
            @AuthenticationPrincipal SystemCaller caller, @PathVariable String id, @PathVariable String sha384) {
        Optional<PartName> own = waiting(caller, id, sha384);
        if (own.isEmpty()) {
            return ResponseEntity.ok()
                    .headers(
                            it -> it.setContentLength(listed(caller, id, sha384).size()))
                    .build();
        }
        Optional<StoredPart> whole = parts.find(own.get(), it -> it.isFresh(clock.instant()));
        if (whole.isPresent()) {
            return ResponseEntity.ok()
                    .headers(it -> it.setContentLength(whole.get().size()))
                    .build();
        }
        Attempt attempt = uploads.current(own.get(), clock.instant()).orElseThrow(PartController::nothing);
        return ResponseEntity.noContent()
                .header("Upload-Offset", String.valueOf(attempt.offset()))
                .build();
    }

    /** An attachment of the caller's own whose dispatch is not accepted yet. */
    private Optional<PartName> waiting(SystemCaller caller, String id, String sha384) {
        if (!id.startsWith(caller.party() + "-")) {
            return Optional.empty();
        }
        DispatchId dispatch = OwnDispatch.id(caller, id);
        return archive.dispatch(dispatch).isPresent()
                ? Optional.empty()
                : Optional.of(new PartName(dispatch, digest(sha384)));
    }

    @GetMapping(PATH)
    void download(
            @AuthenticationPrincipal SystemCaller caller,
            @PathVariable String id,
            @PathVariable String sha384,
            @RequestHeader(name = "Range", required = false) @Nullable String range,
            HttpServletResponse response)
            throws IOException {
        try (Shares.Share share = downloading.take(caller.party(), 1)) {
            StoredPart part = listed(caller, id, sha384);
            Optional<Piece> wanted = Piece.wanted(range, part.size());
            Piece piece = wanted.orElse(new Piece(0, part.size(), part.size()));
            response.setStatus(wanted.isPresent() ? 206 : 200);
            wanted.ifPresent(it -> response.setHeader("Content-Range", it.contentRange()));
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            response.setContentLengthLong(piece.length());
            response.setHeader("Accept-Ranges", "bytes");
            response.setHeader("ETag", '"' + sha384 + '"');
            write(part, piece, response.getOutputStream());
        }
    }

    private void write(StoredPart part, Piece piece, OutputStream out) throws IOException {
        long end = piece.from() + piece.length();
        for (long at = piece.from(); at < end; ) {
            int skip = (int) (at % Chunks.SIZE);
            byte[] bytes = chunks.get(part.attempt(), at / Chunks.SIZE)
                    .orElseThrow(() -> new IOException("A chunk of an attachment is missing: " + part.attempt()));
            int length = (int) Math.min(bytes.length - skip, end - at);
            out.write(bytes, skip, length);
            at += length;
        }
    }

    /** An attachment of an accepted dispatch that the caller may see. */
    private StoredPart listed(SystemCaller caller, String id, String sha384) {
        StoredDispatch dispatch = visible.require(caller, id);
        Digest part = digest(sha384);
        if (dispatch.header().parts().stream().noneMatch(it -> it.id().equals(part))) {
            throw nothing();
        }
        return parts.find(new PartName(dispatch.id(), part), it -> true).orElseThrow(PartController::nothing);
    }

    private static Digest digest(String sha384) {
        try {
            return Digest.parse(sha384);
        } catch (IllegalArgumentException e) {
            throw nothing();
        }
    }

    private static ProblemException nothing() {
        return Problem.NOT_FOUND.exception("There is no such attachment for your party.");
    }
}
