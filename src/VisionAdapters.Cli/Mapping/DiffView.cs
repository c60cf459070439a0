using System.Text.Json.Nodes;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Writes what changes between two versions of a map.</summary>
internal static class DiffView
{
    /// <summary>How many changed answers a person wants to see; JSON has all.</summary>
    private const int MaxAnswers = 50;

    public static void Write(
        TextWriter output, LabelMap before, LabelMap after, IReadOnlyList<RuleChange> changes, IReadOnlyList<AnswerDifference>? answers)
    {
        Line(output, $"{before} ({before.SourceFile}) to {after} ({after.SourceFile})");
        foreach (var change in changes)
        {
            var rule = (change.After ?? change.Before)!;
            Line(output, $"{Sign(change.Kind)} {change.RuleId} ({rule.SourceFile}:{rule.Line})");
            WriteMeaning(output, "was", change.BeforeMeaning);
            WriteMeaning(output, "is", change.AfterMeaning);
        }

        Line(output, $"Rules: {Count(changes, ChangeKind.Added)} added, {Count(changes, ChangeKind.Removed)} removed, "
            + $"{Count(changes, ChangeKind.Changed)} changed.");
        if (answers is null)
        {
            return;
        }

        var shown = answers.Where(answer => answer.Best.Count > 0).ToList();
        foreach (var answer in shown.Take(MaxAnswers))
        {
            var best = answer.Best.Select(change => $"{change.FacetId} {change.Before ?? "nothing"} -> {change.After ?? "nothing"}");
            Line(output, $"{answer.Id}: {string.Join(", ", best)}");
        }

        if (shown.Count > MaxAnswers)
        {
            Line(output, $"and {shown.Count - MaxAnswers} more; --format json lists all.");
        }

        Line(output, $"Answers: {answers.Count}, of which {shown.Count} show another value, and "
            + $"{answers.Count(answer => answer.Best.Count == 0 && answer.Values.Count > 0)} only other confidences.");
    }

    public static JsonObject Json(
        LabelMap before, LabelMap after, IReadOnlyList<RuleChange> changes, IReadOnlyList<AnswerDifference>? answers)
    {
        var json = new JsonObject
        {
            ["old"] = Map(before),
            ["new"] = Map(after),
            ["rules"] = JsonText.Array(changes.Select(change => new JsonObject
            {
                ["change"] = change.Kind.ToString().ToLowerInvariant(),
                ["rule"] = change.RuleId,
                ["file"] = (change.After ?? change.Before)!.SourceFile,
                ["line"] = (change.After ?? change.Before)!.Line,
                ["old"] = change.BeforeMeaning,
                ["new"] = change.AfterMeaning,
            })),
        };
        if (answers is not null)
        {
            json["answers"] = answers.Count;
            json["changedAnswers"] = JsonText.Array(answers.Where(answer => answer.Values.Count + answer.Best.Count > 0).Select(Answer));
        }

        return json;
    }

    private static JsonObject Answer(AnswerDifference answer) => new()
    {
        ["id"] = answer.Id,
        ["best"] = JsonText.Array(answer.Best.Select(change => new JsonObject
        {
            ["facet"] = change.FacetId,
            ["old"] = change.Before,
            ["new"] = change.After,
        })),
        ["values"] = JsonText.Array(answer.Values.Select(change => new JsonObject
        {
            ["facet"] = change.FacetId,
            ["value"] = change.ValueId,
            ["old"] = change.Before,
            ["new"] = change.After,
        })),
    };

    private static JsonObject Map(LabelMap map) =>
        new() { ["map"] = map.Id, ["version"] = map.Version, ["file"] = map.SourceFile, ["hash"] = map.ContentHash };

    private static void WriteMeaning(TextWriter output, string when, string? meaning)
    {
        if (meaning is not null)
        {
            Line(output, $"    {when}: {meaning}");
        }
    }

    private static int Count(IReadOnlyList<RuleChange> changes, ChangeKind kind) => changes.Count(change => change.Kind == kind);

    private static char Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => '+',
        ChangeKind.Removed => '-',
        _ => '~',
    };

    private static void Line(TextWriter output, string text) => output.WriteLine(PlainText.From(text));
}

/// <summary>What two versions of a map make differently of one answer.</summary>
internal sealed record AnswerDifference(string Id, IReadOnlyList<BestValueChange> Best, IReadOnlyList<ValueChange> Values);
