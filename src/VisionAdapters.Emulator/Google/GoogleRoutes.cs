using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace VisionAdapters.Emulator;

/// <summary>The routes of Google Cloud Vision.</summary>
internal static class GoogleRoutes
{
    public static void Map(IEndpointRouteBuilder routes, EmulatorState state)
    {
        var rest = new GoogleRestHandler(state, routes.ServiceProvider.GetRequiredService<GoogleService>());
        routes.MapGrpcService<GoogleGrpcService>();
        routes.MapPost("/v1/images:annotate", rest.HandleAsync);
        routes.MapPost("/v1/projects/{parent}/images:annotate", rest.HandleAsync);
        routes.MapPost("/v1/projects/{parent}/locations/{location}/images:annotate", rest.HandleAsync);
    }
}
