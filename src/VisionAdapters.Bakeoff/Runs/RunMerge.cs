using System.Globalization;
using Microsoft.Data.Sqlite;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Joins the parts of a run, each in its folder, into one run.</summary>
public static class RunMerge
{
    /// <summary>
    /// Joins parts. Images stand in the order of the set, and of two answers to the same question the one that is no failure, or else the
    /// earlier one, is taken: the outcome does not depend on the order in which the parts are given. Nothing is asked for, and the parts
    /// stay as they are.
    /// </summary>
    /// <param name="partFolders">The folders of the parts.</param>
    /// <param name="outputFolder">
    /// The folder of the joined run: an empty one, or one that an earlier call made of the same run.
    /// </param>
    /// <param name="allowMissing">Whether parts may be missing; their images are then missing from the run.</param>
    /// <param name="cancellationToken">Stops the joining; calling again begins it anew.</param>
    /// <returns>The indexes of the parts that are missing.</returns>
    /// <exception cref="BakeoffRunException">
    /// A folder holds no part, or one of another run, or is in use; a part comes twice, or is missing.
    /// </exception>
    public static Task<IReadOnlyList<int>> MergeAsync(
        IReadOnlyList<string> partFolders, string outputFolder, bool allowMissing = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partFolders);
        ArgumentException.ThrowIfNullOrEmpty(outputFolder);
        return Task.Run<IReadOnlyList<int>>(() => Merge(partFolders, outputFolder, allowMissing, cancellationToken), cancellationToken);
    }

    private static int[] Merge(
        IReadOnlyList<string> folders, string output, bool allowMissing, CancellationToken cancellationToken)
    {
        var locks = new List<RunLock>();
        try
        {
            MergedPart[] parts = [.. folders.Select(Read).OrderBy(part => part.Part.Index)];
            var missing = Check(parts, allowMissing);

            // A part that is still being asked has answers to come.
            locks.AddRange(parts.Select(part => RunLock.Take(part.Folder)));
            locks.Add(RunLock.Take(output));
            Write(parts, output, cancellationToken);
            return missing;
        }
        finally
        {
            locks.ForEach(taken => taken.Dispose());
        }
    }

    private static MergedPart Read(string folder)
    {
        using var connection = RunConnection.Open(folder, create: false);
        var isPart = connection.Query("SELECT COUNT(*) FROM sqlite_master WHERE name = 'part'", reader => reader.GetInt32(0)).Single() > 0;
        if (!isPart)
        {
            throw new BakeoffRunException($"{folder} holds a whole run and no part of one: name folders that 'bakeoff run --part' wrote.");
        }

        var part = connection
            .Query("SELECT place, count FROM part", reader => new RunPart(reader.GetInt32(0), reader.GetInt32(1)))
            .Single();
        return new MergedPart(folder, part, RunReader.ReadDescription(connection), RunReader.ReadProviders(connection));
    }

    private static int[] Check(MergedPart[] parts, bool allowMissing)
    {
        if (parts.Length == 0)
        {
            throw new BakeoffRunException("There is no part to join: name the folders that 'bakeoff run --part' wrote.");
        }

        var first = parts[0];
        foreach (var (before, part) in parts.Zip(parts.Skip(1)))
        {
            if (FindDifference(first, part) is { } difference)
            {
                throw new BakeoffRunException(
                    $"{part.Folder} is a part of another run than {first.Folder} ({difference}): run all parts with the same files and "
                    + "options.");
            }

            if (before.Part == part.Part)
            {
                throw new BakeoffRunException($"{before.Folder} and {part.Folder} are both part {part.Part}: name each part once.");
            }
        }

        int[] missing = [.. Enumerable.Range(0, first.Part.Count).Except(parts.Select(part => part.Part.Index))];
        return missing.Length == 0 || allowMissing
            ? missing
            : throw new BakeoffRunException(
                $"{missing.Length} of {first.Part.Count} parts are missing ({string.Join(", ", missing.Take(10))}"
                + $"{(missing.Length > 10 ? ", ..." : "")}): name their folders too, or allow missing parts.");
    }

    /// <summary>Names what keeps a part from belonging to the same run as another one; null when nothing does.</summary>
    private static string? FindDifference(MergedPart first, MergedPart part)
    {
        if (first.Part.Count != part.Part.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"of {part.Part.Count} parts and not of {first.Part.Count}");
        }

        foreach (var (one, other) in first.Providers.Zip(part.Providers))
        {
            if (one.Id == other.Id && one.Request != other.Request)
            {
                return other.Request is null ? $"{other.Id} was skipped there: {other.Skipped}"
                    : one.Request is null ? $"{one.Id} was skipped in the other: {one.Skipped}"
                    : $"{other.Id} was asked something else";
            }
        }

        var (a, b) = (first.Description, part.Description);
        var ids = first.Providers.Select(provider => provider.Id);
        return a.Summary.ConfigurationHash == b.Summary.ConfigurationHash ? null
            : !ids.SequenceEqual(part.Providers.Select(provider => provider.Id), StringComparer.Ordinal) ? "other providers"
            : a.Dataset != b.Dataset ? "another labeled set"
            : a.Taxonomy != b.Taxonomy ? "another taxonomy"
            : a.Summary.Seed != b.Summary.Seed ? "another seed"
            : "other labels, images, maps or options";
    }

    private static void Write(MergedPart[] parts, string output, CancellationToken cancellationToken)
    {
        using var connection = RunConnection.Open(output, create: true);
        var hash = parts[0].Description.Summary.ConfigurationHash;
        var known = connection.Query("SELECT configuration_hash FROM run", reader => reader.GetString(0)).SingleOrDefault();
        if (known is not null && known != hash)
        {
            throw new BakeoffRunException($"{output} holds another run: join the parts into an empty folder.");
        }

        // Until all is there the folder describes no run. Answers that are there already stay.
        connection.Execute(
            """
            DELETE FROM run; DELETE FROM provider; DELETE FROM facet; DELETE FROM problem; DELETE FROM document; DELETE FROM image;
            DELETE FROM session
            """);
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            connection.Execute("ATTACH DATABASE $path AS other", ("$path", Path.Combine(part.Folder, RunConnection.FileName)));
            using (var transaction = connection.BeginTransaction())
            {
                Copy(connection);
                ThumbnailStore.CopyFromOther(connection);
                transaction.Commit();
            }

            connection.Execute("DETACH DATABASE other");
        }

        var started = RunConnection.Write(parts.Min(part => part.Description.Summary.Started));
        connection.Execute(
            """
            INSERT INTO run SELECT $id, $started, tool, configuration_hash, seed, threshold, dataset, taxonomy, dataset_map,
                primary_facet, margin, max_failed_share, calibration FROM described;
            DROP TABLE described
            """,
            ("$id", ContentHashes.OfText(hash + started)[..12]),
            ("$started", started));
    }

    private static void Copy(SqliteConnection connection) => connection.Execute(
        """
        CREATE TEMP TABLE IF NOT EXISTS described AS SELECT * FROM other.run;
        INSERT OR IGNORE INTO document SELECT * FROM other.document;
        INSERT OR IGNORE INTO request SELECT * FROM other.request;
        INSERT OR IGNORE INTO facet SELECT * FROM other.facet;
        INSERT OR IGNORE INTO problem SELECT * FROM other.problem;
        INSERT OR IGNORE INTO provider SELECT * FROM other.provider;
        UPDATE provider SET
            skipped = COALESCE(skipped, (SELECT skipped FROM other.provider AS theirs WHERE theirs.id = provider.id)),
            out_of_budget = MAX(out_of_budget, (SELECT out_of_budget FROM other.provider AS theirs WHERE theirs.id = provider.id));
        INSERT INTO image SELECT position, id, content, truth, image_group FROM other.image;
        INSERT INTO session SELECT * FROM other.session;
        INSERT OR REPLACE INTO outcome
            SELECT theirs.* FROM other.outcome AS theirs LEFT JOIN main.outcome AS ours USING (request, content)
            WHERE ours.request IS NULL
                OR (theirs.ask_again, theirs.error_kind IS NOT NULL, theirs.answered)
                    < (ours.ask_again, ours.error_kind IS NOT NULL, ours.answered);
        """);

    private sealed record MergedPart(string Folder, RunPart Part, RunDescription Description, IReadOnlyList<RunProvider> Providers);
}
