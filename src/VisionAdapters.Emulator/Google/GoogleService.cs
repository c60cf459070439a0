using Grpc.Core;
using Microsoft.AspNetCore.Http;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator;

/// <summary>Answers <c>BatchAnnotateImages</c>, whichever transport it came by.</summary>
internal sealed class GoogleService(EmulatorState state)
{
    private readonly GoogleImages _images = new(state);
    private readonly GoogleAnnotator _annotator = new(state.Options.UseLegacyTopicality);

    private ProviderCounter Usage => state.Usage[CloudIds.Google];

    /// <summary>Checks credentials, lets faults have their way, and annotates.</summary>
    /// <exception cref="GoogleFailure">The request is refused.</exception>
    public async Task<BatchAnnotateImagesResponse> AnnotateAsync(HttpContext context, BatchAnnotateImagesRequest request)
    {
        Enter(context);
        GoogleRequestCheck.Check(request);
        var drift = FaultMiddleware.DecisionOf(context).Drift;
        var response = new BatchAnnotateImagesResponse();
        foreach (var image in request.Requests)
        {
            response.Responses.Add(await AnnotateAsync(image, drift, context.RequestAborted).ConfigureAwait(false));
        }

        return response;
    }

    /// <summary>Counts a request, checks its credentials and lets faults have their way.</summary>
    /// <exception cref="GoogleFailure">The request is refused.</exception>
    public void Enter(HttpContext context)
    {
        GoogleCredentialCheck.Check(context.Request, state.Credentials);
        if (FaultMiddleware.DecisionOf(context).Error is { } fault)
        {
            throw GoogleFailure.FromFault(fault);
        }
    }

    private async Task<AnnotateImageResponse> AnnotateAsync(
        AnnotateImageRequest request, FaultRule? drift, CancellationToken cancellationToken)
    {
        var (image, error) = await _images.LoadAsync(request.Image, cancellationToken).ConfigureAwait(false);
        if (error is not null)
        {
            return new AnnotateImageResponse { Error = error };
        }

        var answer = await state.AnswerAsync(CloudIds.Google, image!, drift, cancellationToken).ConfigureAwait(false);
        if (answer is null)
        {
            return new AnnotateImageResponse
            {
                Error = new() { Code = (int)StatusCode.Internal, Message = "Internal server error. Unexpected feature response." },
            };
        }

        Usage.AddImage(GooglePrices.Billed(request.Features));
        return _annotator.Annotate(answer, request.Features, image!.Header.Size);
    }
}
