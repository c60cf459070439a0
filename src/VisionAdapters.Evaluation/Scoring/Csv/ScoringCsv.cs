namespace VisionAdapters.Evaluation;

/// <summary>Reads labels and predictions from csv files: the input of <c>bakeoff score</c>.</summary>
public static class ScoringCsv
{
    /// <summary>
    /// Reads a set. Its images are those of the list of images, or else those of the labels. A facet of which an image has no
    /// label is unknown there; the label <c>not-applicable</c> says that it has no value to see. Rows that cannot count are left out and
    /// counted in <see cref="ScoringSet.Problems"/>: <c>repeatedImages</c>, <c>repeatedLabels</c>, <c>repeatedPredictions</c> (the highest
    /// confidence stays), <c>labelsOfUnknownImages</c>, <c>predictionsOfUnknownImages</c> and <c>predictionsOfUnlabeledFacets</c>.
    /// </summary>
    /// <param name="sources">The files and what is known about their facets.</param>
    /// <returns>
    /// The set, named after the labels' file, with its facets in the order of the taxonomy, or else of the labels, and its providers in the
    /// order of the file.
    /// </returns>
    /// <exception cref="InputFileException">A file cannot be read, lacks a column or a cell, or holds a confidence that is not a number in
    /// [0, 1]; or an image has several true values of a single-valued facet.</exception>
    public static ScoringSet Read(ScoringCsvSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return Read(sources, readPredictions: true);
    }

    /// <summary>Reads the truth alone, for predictions that come from elsewhere. What it says of images and facets is as in
    /// <see cref="Read(ScoringCsvSources)"/>.</summary>
    /// <param name="sources">The files and what is known about their facets; <see cref="ScoringCsvSources.Predictions"/> is not looked
    /// at.</param>
    /// <returns>The set without any provider.</returns>
    /// <exception cref="InputFileException">A file cannot be read or is wrong, as in <see cref="Read(ScoringCsvSources)"/>.</exception>
    public static ScoringSet ReadTruth(ScoringCsvSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return Read(sources, readPredictions: false);
    }

    private static ScoringSet Read(ScoringCsvSources sources, bool readPredictions)
    {
        var problems = new ProblemCounts();
        var images = new ImageUniverse();
        var groups = sources.Images is null ? [] : ReadImages(sources.Images, images, problems);

        var truth = LabelCsv.Read(sources, images, grow: sources.Images is null, problems, out var agreement);
        if (truth.Count == 0)
        {
            throw new InputFileException(
                sources.Labels, null, "there is no label of any image of the set; check that both files name images alike.");
        }

        return new ScoringSet
        {
            Name = Path.GetFileNameWithoutExtension(sources.Labels),
            Images = images.Ids,
            Groups = groups,
            Truth = truth,
            Agreement = agreement,
            Predictions = readPredictions ? PredictionCsv.Read(sources.Predictions, images, [.. truth.Select(t => t.Facet)], problems) : [],
            Problems = problems.Counts,
        };
    }

    /// <summary>Reads the images, and the groups that they belong to; none without a column of that name.</summary>
    private static List<string?> ReadImages(string path, ImageUniverse images, ProblemCounts problems)
    {
        using var table = StrictCsv.Open(path);
        var (image, group) = (table.Column("image"), table.OptionalColumn("group"));
        var groups = new List<string?>();
        while (table.Read())
        {
            if (!images.Add(table.Text(image)))
            {
                problems.Add(ProblemCounts.RepeatedImages);
            }
            else if (group >= 0)
            {
                groups.Add(table.TextOrNull(group));
            }
        }

        return groups;
    }
}
