namespace VisionAdapters.Testing;

/// <summary>
/// What every tagger promises, whoever stands behind it: the same inputs end in the same kinds of error, from any number of threads. Check
/// each of the <see cref="Promises"/> in a test of its own, with any test framework.
/// </summary>
public sealed class ImageTaggerContract
{
    private static readonly IReadOnlyDictionary<string, Func<PromiseCheck, Task>> Checks = PromiseChecks.All;

    /// <summary>Gets the promises, each a sentence, to be handed to <see cref="CheckAsync"/>.</summary>
    public static IReadOnlyList<string> Promises { get; } = [.. Checks.Keys];

    /// <summary>Gets what makes a tagger that all is well with. Each check makes one and disposes it.</summary>
    public required Func<IImageTagger> Create { get; init; }

    /// <summary>Gets the id under which answers come; <see langword="null"/> means that of the tagger's metadata.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Gets the greatest image that the tagger takes, in bytes; <see langword="null"/> means that of its metadata.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>
    /// Gets a value indicating whether the tagger refuses an image of 60,000 by 60,000 pixels. The default is <see langword="true"/>.
    /// </summary>
    public bool LimitsPixels { get; init; } = true;

    /// <summary>Gets what makes a picture that the tagger takes, another one for each number. By default a PNG of rectangles.</summary>
    public Func<int, ImageInput> Photo { get; init; } = number => ImageInput.FromBytes(ContractPictures.Photo(number), $"photo {number}");

    /// <summary>Checks one promise.</summary>
    /// <param name="promise">One of <see cref="Promises"/>.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>A task that ends well when the promise is kept, or does not concern the tagger.</returns>
    /// <exception cref="BrokenPromiseException">The promise is not kept.</exception>
    /// <exception cref="ArgumentException">There is no such promise.</exception>
    public async Task CheckAsync(string promise, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(promise);
        var check = Checks.GetValueOrDefault(promise) ?? throw new ArgumentException($"'{promise}' is no promise.", nameof(promise));
        try
        {
            await check(new PromiseCheck(this, promise, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is not BrokenPromiseException
            && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new BrokenPromiseException($"{promise}: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
