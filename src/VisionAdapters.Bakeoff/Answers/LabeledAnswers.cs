using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Joins recorded answers with the true values of their images.</summary>
public static class LabeledAnswers
{
    /// <summary>Reads the answers to images that have labels.</summary>
    /// <param name="answerFile">The answers; see <see cref="AnswerFile"/>.</param>
    /// <param name="truthFile">The true values: a csv file with the columns <c>image,facet,value</c>.</param>
    /// <param name="map">The map of the answers' labels.</param>
    /// <param name="providers">The providers that there are.</param>
    /// <returns>The answers with the true values of their images.</returns>
    /// <exception cref="InputFileException">A label names a value that the taxonomy does not have.</exception>
    public static IReadOnlyList<LabeledAnswer> Read(string answerFile, string truthFile, LabelMap map, VisionProviders providers)
    {
        ArgumentException.ThrowIfNullOrEmpty(answerFile);
        ArgumentException.ThrowIfNullOrEmpty(truthFile);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(providers);
        var taxonomy = map.Taxonomy;
        var truth = ScoringCsv.ReadTruth(new ScoringCsvSources { Labels = truthFile, Predictions = "", Taxonomy = taxonomy });
        var values = truth.Images.ToDictionary(image => image, _ => new List<FacetValue>(), StringComparer.Ordinal);
        foreach (var facet in truth.Truth)
        {
            var known = taxonomy.FindFacet(facet.Facet)
                ?? throw new InputFileException(truthFile, line: null, $"it speaks of '{facet.Facet}', which is no "
                + $"facet of the taxonomy '{taxonomy.Id}'.");
            for (var image = 0; image < truth.Images.Count; image++)
            {
                values[truth.Images[image]].AddRange((facet.Values[image] ?? []).Select(value =>
                    known.Find(value) ?? throw new InputFileException(truthFile, line: null, $"it speaks of '{value}', which is no value "
                        + "of the facet "
                        + $"'{known.Id}'.")));
            }
        }

        return
        [
            .. AnswerFile.Read(answerFile, map, providers)
                .Where(answer => answer.Id is not null && values.ContainsKey(answer.Id))
                .Select(answer => new LabeledAnswer { Response = answer.Response, Truth = values[answer.Id!] }),
        ];
    }

    /// <summary>Gets the labels of the answers, each weighed by the number of answers that hold it.</summary>
    /// <param name="answers">The answers.</param>
    /// <returns>The labels.</returns>
    public static IReadOnlyList<VocabularyLabel> LabelsOf(IEnumerable<LabeledAnswer> answers) =>
    [
        .. answers
            .SelectMany(answer => answer.Response.Tags.Select(tag => (tag.Name, tag.Id, tag.Group)).Distinct())
            .GroupBy(label => label)
            .Select(label => new VocabularyLabel
            {
                Name = label.Key.Name,
                Id = label.Key.Id,
                Group = label.Key.Group,
                Weight = label.Count(),
            }),
    ];
}
