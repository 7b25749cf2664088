package org.kelisim.cli;

import java.util.Locale;
import org.kelisim.client.node.NodeStartException;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.store.UnreadableException;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.MessageJson;
import org.kelisim.json.CanonicalJson;
import org.kelisim.storage.OutcomeUnknownException;
import org.kelisim.storage.StorageUnavailableException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One clear message for each way a command can fail, and its exit code; never a stack trace. */
final class Failures implements IExecutionExceptionHandler {
    Failures() {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        Stop stop = stop(failure);
        if (command.getParseResult().matchedOptionValue("--json", false)) {
            System.out.println(CanonicalJson.text(json(stop)));
        } else {
            tell(stop, Locale.getDefault());
        }
        return stop.exitCode();
    }

    private static Stop stop(Exception failure) {
        return switch (failure) {
            case Stop stop -> stop;
            case NodeStartException e -> new Stop(ExitCode.NO_NODE, Message.of("cli.no-node", e.reason(), e.detail()));
            case StorageUnavailableException e -> new Stop(ExitCode.NO_NODE, Message.of("cli.detail", text(e)));
            case UnreadableException e -> new Stop(ExitCode.NO_NODE, Message.of("cli.detail", text(e)));
            case OutcomeUnknownException e -> new Stop(ExitCode.TROUBLE, Message.of("cli.database"));
            case IllegalArgumentException e -> new Stop(ExitCode.USAGE, Message.of("cli.detail", text(e)));
            default -> new Stop(ExitCode.TROUBLE, Message.of("cli.unexpected", failure.toString()));
        };
    }

    private static String text(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static void tell(Stop stop, Locale locale) {
        System.err.println("kelisim: " + Output.harmless(stop.reason().in(locale)));
        for (Problem problem : stop.problems()) {
            System.err.println("  "
                    + Output.harmless(problem.field() + ": " + problem.message().in(locale)));
        }
    }

    private static ObjectNode json(Stop stop) {
        ObjectNode json = CanonicalJson.object().put("exitCode", stop.exitCode());
        json.set("error", error(stop.reason()));
        ArrayNode problems = json.putArray("problems");
        stop.problems().forEach(problem -> problems.add(error(problem.message()).put("field", problem.field())));
        return json;
    }

    private static ObjectNode error(Message message) {
        return MessageJson.write(message).put("text", message.in(Locale.getDefault()));
    }
}
