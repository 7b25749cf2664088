package org.kelisim.exchange.web;

import org.kelisim.exchange.archive.DamagedException;
import org.kelisim.storage.OutcomeUnknownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns whatever ends a request into a problem; what went wrong inside is for the log and not for the caller. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<byte[]> problem(ProblemException e) {
        return Answers.problem(e);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> outcomeUnknown(OutcomeUnknownException e) {
        LOG.warn("The database gave no clear answer: {}", e.getMessage());
        return Answers.problem(Problem.OUTCOME_UNKNOWN.exception(
                "The database did not answer clearly. Send the same again; nothing is done twice."));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> damaged(DamagedException e) {
        LOG.error("A request failed. {}", e.getMessage());
        return Answers.problem(
                Problem.STORED_DATA_DAMAGED.exception(
                        "What was asked for was changed in the exchange's database. Tell the exchange's operator, whose log names it."));
    }

    /** The caller has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("A caller has gone", e);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> other(Exception e) {
        if (e instanceof ErrorResponse known) {
            return Answers.problem(problem(known.getStatusCode()));
        }
        LOG.error("A request failed", e);
        return Answers.problem(problem(HttpStatusCode.valueOf(500)));
    }

    static ProblemException problem(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Problem.NOT_FOUND.exception("There is no such address, or it is not for you.");
            case 405 -> Problem.METHOD_NOT_ALLOWED.exception("See /v1/openapi.json for what can be done here.");
            case 406 -> Problem.NOT_ACCEPTABLE.exception("See /v1/openapi.json for the forms of the answer.");
            case 413 -> Problem.TOO_LARGE.exception("The request is larger than anything that is accepted.");
            case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE.exception("See /v1/openapi.json for the media types.");
            default ->
                status.is4xxClientError()
                        ? Problem.MALFORMED.exception("See /v1/openapi.json for what is expected.")
                        : Problem.INTERNAL.exception("Try again later; the exchange's log says more.");
        };
    }
}
