using Grpc.Core;
using VisionAdapters.Http;
using VisionAdapters.Wire;

namespace VisionAdapters.Google.Transports;

/// <summary>Tells what ended a gRPC call: the network, an answer that is no gRPC, or the service.</summary>
internal static class GoogleRpcFault
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    public static TaggingException ToException(RpcException exception)
    {
        var status = exception.Status;
        if (NetworkCause(status.DebugException) is { } cause)
        {
            return TransportFailure.ToException(GoogleVisionTagger.Service, cause);
        }

        if (IsBrokenAnswer(status))
        {
            return WireReader.ProtocolError(GoogleVisionAnswer.ProviderId, status.Detail.TrimEnd('.'), exception);
        }

        return (GoogleFailure.OfRequest((int)status.StatusCode, status.Detail.Length == 0 ? null : status.Detail) with
        {
            Details = GoogleStatusReader.ReadTrailer(exception.Trailers.GetValueBytes(DetailsTrailer)),
            Cause = exception,
        }).ToException();
    }

    private static Exception? NetworkCause(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (TransportFailure.Is(cause))
            {
                return cause;
            }
        }

        return null;
    }

    // The client of gRPC reports breaches of its protocol with codes that services use as well: only its words tell them apart.
    private static bool IsBrokenAnswer(Status status) => (status.StatusCode, status.Detail) switch
    {
        (StatusCode.Cancelled or StatusCode.Unknown, var detail) => detail.StartsWith("Bad gRPC response", StringComparison.Ordinal) || detail.StartsWith("No grpc-status", StringComparison.Ordinal),
        (StatusCode.Internal, var detail) => detail.StartsWith("Bad gRPC response", StringComparison.Ordinal) || detail.StartsWith("Incomplete message", StringComparison.Ordinal)
            || detail.StartsWith("Unexpected", StringComparison.Ordinal) || detail.StartsWith("Additional data", StringComparison.Ordinal),
        (StatusCode.ResourceExhausted, var detail) => detail.StartsWith("Received message exceeds", StringComparison.Ordinal),
        _ => false,
    };
}
