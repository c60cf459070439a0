using System.Diagnostics.CodeAnalysis;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>Makes the backends that come with the emulator. All but the constant one remember their answers by the image's hash.</summary>
[Experimental(Experiments.Emulator)]
public static class EmulatorBackends
{
    /// <summary>Makes a backend that says the same of every image, at next to no cost: a dress worn by a person.</summary>
    /// <returns>The backend.</returns>
    public static IEmulatorBackend Constant() => new ConstantBackend();

    /// <summary>
    /// Makes a backend that answers with stored answers: <c>FOLDER/PROVIDER/SHA256.json</c>, named by the SHA-256 of the image's bytes.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="services">
    /// Taggers of the real services by provider id: an image without a recording is sent there once, and the answer is stored. Without a
    /// tagger such an image is an internal error of the emulated service.
    /// </param>
    /// <returns>The backend. It does not dispose the taggers.</returns>
    public static IEmulatorBackend Recordings(string folder, IReadOnlyDictionary<string, IImageTagger>? services = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new RecordingsBackend(folder, services ?? new Dictionary<string, IImageTagger>(StringComparer.Ordinal));
    }

    /// <summary>
    /// Makes a backend that says what is true, in the words of the provider that is asked: those that its map turns back into the true
    /// values.
    /// </summary>
    /// <param name="truth">What is true. An image that it does not know gets an empty answer.</param>
    /// <param name="maps">The maps of the providers that may be asked.</param>
    /// <param name="profile">
    /// How well the providers see, by provider id; <see langword="null"/> for <see cref="AnswerProfile.Noiseless"/>.
    /// </param>
    /// <returns>The backend.</returns>
    public static IEmulatorBackend Truth(ITruthSource truth, IEnumerable<LabelMap> maps, Func<string, AnswerProfile>? profile = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(maps);
        return new SynthesizingBackend(
            (question, _) => ValueTask.FromResult<IReadOnlyList<PerceivedValue>?>(
                truth.Find(question.Image.ContentHash)?.Select(value => new PerceivedValue(value, 1)).ToList()),
            maps,
            profile ?? (_ => AnswerProfile.Noiseless));
    }

    /// <summary>Makes a backend that says what a tagger sees, in the words of the provider that is asked.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="taggerMap">The map of the tagger's labels.</param>
    /// <param name="maps">The maps of the providers that may be asked, onto the same taxonomy.</param>
    /// <param name="profile">
    /// How well the providers see beyond the tagger's own errors, by provider id; <see langword="null"/> for
    /// <see cref="AnswerProfile.Noiseless"/>.
    /// </param>
    /// <returns>The backend. It does not dispose the tagger.</returns>
    public static IEmulatorBackend Tagger(
        IImageTagger tagger, LabelMap taggerMap, IEnumerable<LabelMap> maps, Func<string, AnswerProfile>? profile = null)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(taggerMap);
        ArgumentNullException.ThrowIfNull(maps);
        var mapper = new TagMapper(taggerMap);
        return new SynthesizingBackend(
            async (question, cancellationToken) =>
            {
                var response = await tagger.TagAsync(
                    ImageInput.FromBytes(question.Image.Bytes), options: null, cancellationToken).ConfigureAwait(false);
                var mapping = mapper.Map(response);
                var values = taggerMap.Taxonomy.Facets.Select(facet => mapping.Best(facet.Id)).OfType<MappedValue>();
                return [.. values.Select(best => new PerceivedValue(best.Value, best.Confidence))];
            },
            maps,
            profile ?? (_ => AnswerProfile.Noiseless));
    }

    /// <summary>Makes a backend that says what a tagger says, in the tagger's own words.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <returns>The backend. It does not dispose the tagger.</returns>
    public static IEmulatorBackend Tagger(IImageTagger tagger)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        return new TaggerBackend(tagger);
    }
}
