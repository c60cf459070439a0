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

    /// <summary>Maps answers, as predictions of the images that have labels. An image without an answer is one that says nothing.</summary>
    /// <param name="truth">The images with their true values.</param>
    /// <param name="answers">The answers; one without an id, or to an image without labels, is left out.</param>
    /// <param name="mapper">Maps them.</param>
    /// <returns>The truth with the predictions of the map's provider.</returns>
    public static ScoringSet Map(ScoringSet truth, IEnumerable<RecordedAnswer> answers, TagMapper mapper)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(mapper);
        var numbers = truth.Images.Select((image, number) => (image, number))
            .ToDictionary(entry => entry.image, entry => entry.number, StringComparer.Ordinal);
        var facets = truth.Truth.ToDictionary(
            facet => facet.Facet, _ => new IReadOnlyList<ScoredValue>[truth.Images.Count], StringComparer.Ordinal);
        foreach (var values in facets.Values)
        {
            Array.Fill(values, []);
        }

        foreach (var answer in answers)
        {
            if (answer.Id is null || !numbers.TryGetValue(answer.Id, out var number))
            {
                continue;
            }

            var mapping = mapper.Map(answer.Response);
            foreach (var (facet, values) in facets)
            {
                values[number] = [.. mapping.GetValues(facet).Select(value => new ScoredValue(value.Value.Id, value.Confidence))];
            }
        }

        var predictions = new ProviderPredictions
        {
            Provider = mapper.LabelMap.Provider,
            Facets = facets.ToDictionary(
                facet => facet.Key, facet => (IReadOnlyList<IReadOnlyList<ScoredValue>>)facet.Value, StringComparer.Ordinal),
        };
        return new ScoringSet
        {
            Name = truth.Name,
            Images = truth.Images,
            Truth = truth.Truth,
            Problems = truth.Problems,
            Predictions = [predictions],
        };
    }
}
