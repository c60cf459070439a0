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
    public const string EmulatorHeader = WellKnown.EmulatorHeader;

    /// <summary>Gets what a header says of an error, when it says anything.</summary>
    public TaggingErrorKind? ErrorKind { get; init; }

    /// <summary>Gets how far the service's clock is ahead of this machine's, when the answer tells a time.</summary>
    public TimeSpan? ClockSkew { get; init; }

    // Some servers write JSON under another type: a body that can be read is an answer, and its type explains only one that cannot.
    private bool IsJson => ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != false;

    private bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Reads an answer's body and what its headers tell.</summary>
    /// <param name="tagger">Who asked.</param>
    /// <param name="response">The answer, of which only the headers have been read.</param>
    /// <param name="requestId">The header with the request's id.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="TaggingException">The body is cut off or too long.</exception>
    public static async Task<HttpAnswer> ReceiveAsync(
        CloudTagger tagger, HttpResponseMessage response, string requestId, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = await AnswerBody.ReadAsync(tagger.Service, stream, response.Content.Headers.ContentLength, cancellationToken)
            .ConfigureAwait(false);
        tagger.Secrets.Blot(body);
        return new HttpAnswer(
            tagger.Service,
            (int)response.StatusCode,
            response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var contentType) ? contentType.ToString() : null,
            body,
            Header(requestId) is { } id ? tagger.Secrets.Clean(id) : null,
            RetryAfterHeader.Read(Header, tagger.Time),
            Header(EmulatorHeader) is not null)
        {
            ClockSkew = Http.ClockSkew.Read(Header, tagger.Time),
        };

        string? Header(string name) => response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
    }

    /// <summary>Reads the answer, an error too.</summary>
    /// <param name="parse">Reads the body.</param>
    /// <returns>What the body says.</returns>
    /// <exception cref="TaggingException">
    /// The answer is an error, or does not follow the protocol. It tells the status, the request and the wait.
    /// </exception>
    public T Read<T>(Func<ReadOnlyMemory<byte>, T> parse)
    {
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
            throw Tell(exception.Kind == TaggingErrorKind.ProtocolError && !IsJson ? Explain(exception) : exception);
        }
    }

    /// <summary>
    /// Reads the answer to one image. Services have one error for a damaged image and for a format that they do not take, but an image that
    /// was checked before it was sent has the beginning of a format that they take: it is damaged.
    /// </summary>
    /// <param name="parse">Reads the body.</param>
    /// <param name="isSent">Whether the image's bytes were sent, and not an address.</param>
    /// <exception cref="TaggingException">The answer is an error, or does not follow the protocol.</exception>
    public TaggingResponse ReadImage(Func<ReadOnlyMemory<byte>, TaggingResponse> parse, bool isSent)
    {
        try
        {
            return Read(parse);
        }
        catch (TaggingException exception) when (isSent && exception.Kind == TaggingErrorKind.UnsupportedFormat)
        {
            throw new TaggingException(exception) { Kind = TaggingErrorKind.InvalidImage, Scope = TaggingErrorScope.Request };
        }
    }

    /// <summary>Completes what the body says with what came around it.</summary>
    /// <param name="response">What the body says.</param>
    /// <param name="options">The options of the call: which tags are kept.</param>
    /// <param name="latency">How long the call took.</param>
    /// <param name="usage">What the call costs.</param>
    public TaggingResponse Complete(
        TaggingResponse response, TaggingOptions? options, TimeSpan latency, IReadOnlyList<BillableUsage> usage) => new(response)
        {
            RequestId = RequestId ?? response.RequestId,
            Latency = latency,
            Tags = TagSelection.Select(response.Tags, options),
            Usage = usage,
            IsEmulated = IsEmulated,
        };

    private TaggingException Explain(TaggingException error) => new(
        error,
        $"The answer in the place of {Service.Name}'s is of the type {ContentType}, as a proxy or a sign-in page sends it. {error.Message}",
        error.InnerException);

    // What the status means, in the words of the body when it has some.
    private TaggingException StatusAlone(TaggingException? cause)
    {
        var kind = ErrorKind is { } known and not TaggingErrorKind.Unknown ? known : HttpStatusKind.From(Status);
        var alone = Service.Failure(kind, $"answered with status {Status} and no reason that it documents.", cause);
        return Tell(cause switch
        {
            { Kind: TaggingErrorKind.Unknown } => new TaggingException(cause) { Kind = kind, IsTransient = alone.IsTransient },
            _ => new TaggingException(alone) { RawRepresentation = cause?.RawRepresentation },
        });
    }

    private TaggingException Tell(TaggingException error) => new(ExplainClock(error))
    {
        Provider = Service.Id,
        RequestId = RequestId ?? error.RequestId,
        StatusCode = Status,
        RetryAfter = error.RetryAfter ?? RetryAfter,
        Scope = IsOfProvider(error) ? TaggingErrorScope.Provider : error.Scope,
    };

    // Sizes and formats are limits of the service; what it does not find is its address, version or model.
    private bool IsOfProvider(TaggingException error) =>
        error.Kind is TaggingErrorKind.ImageTooLarge or TaggingErrorKind.UnsupportedFormat || Status is 404 or 405 or 410;

    private TaggingException ExplainClock(TaggingException error) =>
        error.Kind == TaggingErrorKind.Authentication && Http.ClockSkew.Describe(ClockSkew) is { } clock
            ? new TaggingException(error, $"{error.Message.TrimEnd('.')}. {clock}", error.InnerException)
            : error;
}
