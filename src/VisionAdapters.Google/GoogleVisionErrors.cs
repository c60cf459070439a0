using Grpc.Core;
using VisionAdapters.Google.Transports;

namespace VisionAdapters.Google;

/// <summary>What the errors of Google's own clients mean, for taggers that are made of such a client.</summary>
public static class GoogleVisionErrors
{
    /// <summary>Tells what an error of the service, or of the way to it, means.</summary>
    /// <param name="exception">The error, of <c>ImageAnnotatorClient</c> for example.</param>
    /// <returns>The same error by its kind, with the reason and the wait that its details tell.</returns>
    public static TaggingException From(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return GoogleRpcFault.ToException(exception, hasBegun: false);
    }
}
