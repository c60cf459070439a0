using Grpc.Core;
using VisionAdapters.Http;
using VisionAdapters.Wire;

namespace VisionAdapters.Google.Transports;

/// <summary>Tells what ended a gRPC call: the network, an answer that is no gRPC, or the service.</summary>
internal static class GoogleRpcFault
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    private static readonly string[] Breaches =
    [
        "Bad gRPC response", "No grpc-status", "Unexpected grpc-status", "Failed to deserialize", "Incomplete message",
        "Unexpected compressed flag",
        "Additional data after the message", "Received message exceeds",
    ];

    /// <summary>Makes the error of a failed call.</summary>
    /// <param name="exception">What gRPC says.</param>
    /// <param name="hasBegun">Whether the answer had begun to come.</param>
    public static TaggingException ToException(RpcException exception, bool hasBegun)
    {
        var status = exception.Status;
        if (status.DebugException is TaggingException refused)
        {
            // What a handler of the tagger's own refused.
            return refused;
        }

        if (NetworkCause(status.DebugException) is { } cause)
        {
            // An answer that was cut off may be whole the next time.
            return hasBegun
                ? AnswerBody.CutOff(GoogleService.Instance, cause)
                : TransportFailure.ToException(GoogleService.Instance, cause);
        }

        if (IsBrokenAnswer(status))
        {
            return WireReader.ProtocolError(GoogleService.Id, status.Detail.TrimEnd('.'), exception);
        }

        return (GoogleFailure.OfRequest((int)status.StatusCode, status.Detail.Length == 0 ? null : status.Detail) with
        {
            Details = GoogleStatusReader.ReadTrailer(exception.Trailers.GetValueBytes(DetailsTrailer)),
            Cause = exception,
        }).ToException();
    }

    // A connection that ends while HTTP/2 shakes hands is reported as an answer that is none, with the connection's end inside.
    private static Exception? NetworkCause(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var hidesConnection =
                cause is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse, InnerException: { } inner }
                && TransportFailure.Is(inner);
            if (TransportFailure.Is(cause) && !hidesConnection)
            {
                return cause;
            }
        }

        return null;
    }

    // The client of gRPC reports breaches of its protocol with codes that services use as well: only its words tell them apart.
    private static bool IsBrokenAnswer(Status status) =>
        status.StatusCode is StatusCode.Cancelled or StatusCode.Unknown or StatusCode.Internal or StatusCode.ResourceExhausted
        && Array.Exists(Breaches, start => status.Detail.StartsWith(start, StringComparison.Ordinal));
}
