package org.kelisim.portal.attachment;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;
import java.util.function.UnaryOperator;

/** The upload's own words in the reader's language. */
public final class UploadWords {

    private UploadWords() {}

    public static UploadI18N in(UnaryOperator<String> text) {
        return new UploadI18N()
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(text.apply("upload.drop"))
                        .setMany(text.apply("upload.drop")))
                .setAddFiles(new UploadI18N.AddFiles()
                        .setOne(text.apply("upload.choose"))
                        .setMany(text.apply("upload.choose")))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(text.apply("upload.refused"))
                        .setFileIsTooBig(text.apply("upload.refused"))
                        .setIncorrectFileType(text.apply("upload.refused")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(text.apply("upload.connecting"))
                                .setStalled(text.apply("upload.stalled"))
                                .setProcessing(text.apply("upload.processing"))
                                .setHeld(text.apply("upload.held")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(text.apply("upload.remaining") + " ")
                                .setUnknown(text.apply("upload.remaining.unknown")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(text.apply("upload.refused"))
                                .setUnexpectedServerError(text.apply("upload.refused"))
                                .setForbidden(text.apply("upload.refused"))))
                .setFile(new UploadI18N.File()
                        .setRetry(text.apply("upload.retry"))
                        .setStart(text.apply("upload.start"))
                        .setRemove(text.apply("upload.remove")))
                .setUnits(new UploadI18N.Units()
                        .setSize(List.of(
                                text.apply("upload.unit.b"),
                                text.apply("upload.unit.kb"),
                                text.apply("upload.unit.mb"),
                                text.apply("upload.unit.gb"))));
    }
}
