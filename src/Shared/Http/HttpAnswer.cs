using VisionAdapters.Wire;

namespace VisionAdapters.Http;

/// <summary>An answer as it came over HTTP.</summary>
/// <param name="Service">Who answered.</param>
/// <param name="Status">The status code.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Body">The body.</param>
/// <param name="RequestId">The service's id of the request.</param>
/// <param name="RetryAfter">How long the service asks to wait.</param>
/// <param name="IsEmulated">Whether an emulator answered.</param>
internal sealed record HttpAnswer(
    CloudService Service,
    int Status,
    string? ContentType,
    ReadOnlyMemory<byte> Body,
    string? RequestId,
    TimeSpan? RetryAfter,
    bool IsEmulated)
{
    /// <summary>The header that an emulator marks its answers with.</summary>
    public const string EmulatorHeader = "x-vision-emulator";

    private bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Reads the answer, an error too.</summary>
    /// <param name="parse">Reads the body.</param>
    /// <returns>What the body says.</returns>
    /// <exception cref="TaggingException">The answer is an error, or does not follow the protocol. It tells the status, the request and the wait.</exception>
    public TaggingResponse Read(Func<ReadOnlyMemory<byte>, TaggingResponse> parse)
    {
        if (IsSuccess && ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == false)
        {
            throw Tell(WireReader.ProtocolError(Service.Id, $"its content type is {ContentType}"));
        }

        try
        {
            var response = parse(Body);
            return IsSuccess ? response : throw StatusAlone(cause: null);
        }
        catch (TaggingException exception) when (!IsSuccess && exception.Kind is TaggingErrorKind.ProtocolError or TaggingErrorKind.Unknown)
        {
            throw StatusAlone(exception);
        }
        catch (TaggingException exception)
        {
            throw Tell(exception);
        }
    }

    /// <summary>Completes what the body says with what came around it.</summary>
    /// <param name="response">What the body says.</param>
    /// <param name="options">The options of the call: which tags are kept.</param>
    /// <param name="latency">How long the call took.</param>
    /// <param name="usage">What the call costs.</param>
    public TaggingResponse Complete(TaggingResponse response, TaggingOptions? options, TimeSpan latency, IReadOnlyList<BillableUsage> usage) => new()
    {
        Provider = response.Provider,
        ModelVersion = response.ModelVersion,
        RequestId = RequestId ?? response.RequestId,
        Latency = latency,
        Tags = TagSelection.Select(response.Tags, options),
        Objects = response.Objects,
        Colors = response.Colors,
        Captions = response.Captions,
        Usage = usage,
        IsEmulated = IsEmulated,
        RawRepresentation = response.RawRepresentation,
    };

    private TaggingException StatusAlone(TaggingException? cause) => Tell(
        cause is { Kind: TaggingErrorKind.Unknown }
            ? new TaggingException(HttpStatusKind.Of(Status), cause.Message, cause.InnerException)
            : Service.Failure(HttpStatusKind.Of(Status), $"answered with status {Status} and no reason that it documents.", cause));

    private TaggingException Tell(TaggingException error) => new(error.Kind, error.Message, error.InnerException)
    {
        IsTransient = error.IsTransient,
        Provider = Service.Id,
        RequestId = RequestId ?? error.RequestId,
        StatusCode = Status,
        RetryAfter = RetryAfter,
    };
}
